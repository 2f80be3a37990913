import type { Problem, ReportAnswer } from '@karavan/api'
import { formatInstant } from '@karavan/core'
import {
  CHARGE_PURPOSES,
  type ChargePurpose,
  CLOCK_TOLERANCE_MINUTES,
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  MILESTONE_KINDS,
  type MilestoneKind,
  type Story,
} from '@karavan/model'
import { type FormEvent, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { milestoneInWords, numberOf } from '../say-consignment.js'
import { ChoiceField, Toggles } from './choice-field.js'
import { FaultsContext, goToField, refusedFields, useFirstRefused } from './faults-context.js'
import { FormFoot } from './form-foot.js'
import { MomentField, useWriting } from './moment-field.js'
import { readPaid } from './read-paid.js'
import { refusalsOf } from './refusals.js'
import { TextField } from './text-field.js'
import { UncountedNote } from './uncounted-note.js'

interface ReportFormProps {
  readonly consignment: Consignment
  /** Null where it cannot be told. */
  readonly story: Story | null
  readonly onKept: () => void
}

const LATEST_FIRST = EVENT_CLASSIFIER_CODES.toReversed()

/** Reports a milestone: what, where, when, of which equipment, and who says so. */
export default function ReportForm({ consignment, story, onKept }: ReportFormProps) {
  const words = useWords()
  const { say } = words
  const { places, now, end } = useLooking()
  const { readMoment } = useWriting()
  const known = (story?.milestones ?? []).filter(
    (one, i, all) => all.findIndex((other) => other.kind === one.kind && other.place === one.place) === i,
  )
  const ahead = known.findIndex(({ actual }) => actual === null)
  const [which, setWhich] = useState(String(ahead < 0 ? known.length - 1 : ahead))
  const [kind, setKind] = useState<MilestoneKind>('arrival')
  const [elsewhere, setElsewhere] = useState(consignment.consigneeReceiptLocation)
  const [classifier, setClassifier] = useState<(typeof EVENT_CLASSIFIER_CODES)[number]>('ACT')
  const [typed, setTyped] = useState('')
  const all = consignment.utilizedEquipment
  const [chosen, setChosen] = useState<readonly string[]>(all.map(({ equipmentId }) => equipmentId))
  const [sender, setSender] = useState('')
  const [paid, setPaid] = useState('')
  const [paidFor, setPaidFor] = useState<ChargePurpose | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const [uncounted, setUncounted] = useState<ReportAnswer | null>(null)
  const at = readMoment(typed)
  const meant = known[Number(which)]
  const charge = readPaid(paid, words)
  const purpose = paidFor ?? usualPurpose(meant?.kind ?? kind)
  const stops = [
    ...new Set([
      consignment.carrierAcceptanceLocation,
      ...(consignment.plan?.legs ?? []).flatMap(({ from, via, to }) => [from, ...via, to]),
      consignment.consigneeReceiptLocation,
    ]),
  ]
  const names = new Map(consignment.parties.map(({ partyId, name }) => [partyId, name]))

  const refusals = refusalsOf(problem, (pointer) => fieldOf(pointer, meant === undefined))
  useFirstRefused(problem, refusals)
  const isAhead = at !== null && classifier === 'ACT' && at > now + CLOCK_TOLERANCE_MINUTES
  const isWrong = (isAsked || typed.trim() !== '') && at === null
  const isUnread = paid.trim() !== '' && charge === null
  const faults = new Map([
    ...refusedFields(refusals),
    ...(isWrong ? [['report-at', say('consignments.report.noTime')] as const] : []),
    ...(isUnread ? [['report-charges', say('consignments.report.paid.wrong')] as const] : []),
    ...(isAhead ? [['report-at', say('consignments.report.ahead')] as const] : []),
  ])

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (at === null || isAhead) return goToField('report-at')
    if (isUnread) return goToField('report-charges')
    setSending(true)
    setProblem(null)
    try {
      const answer = await api.reportMilestone(consignment.consignmentId, {
        milestone: meant?.kind ?? kind,
        place: meant?.place ?? elsewhere,
        at: formatInstant(at),
        classifier,
        ...(chosen.length === all.length ? {} : { equipment: [...chosen] }),
        ...(charge === null ? {} : { charges: [{ purpose, ...charge }] }),
        ...(sender.trim() === '' ? {} : { sender: sender.trim() }),
      })
      if (answer.uncounted.length === 0) onKept()
      else setUncounted(answer)
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }

  if (uncounted !== null) {
    return (
      <div className="enter-form" role="status">
        <p>{say('consignments.report.kept')}</p>
        <UncountedNote answer={uncounted} />
        <button type="button" className="button" onClick={onKept}>
          {say('consignments.report.seen')}
        </button>
      </div>
    )
  }
  return (
    <FaultsContext value={faults}>
      <form className="enter-form consignment-form" noValidate onSubmit={send} aria-label={say('consignments.report')}>
        <div className="enter-grid">
          <div className="enter-wide">
            <ChoiceField
              id="report-which"
              label={say('consignments.report.which')}
              value={which}
              choices={[
                ...known.map((milestone, i) => ({
                  value: String(i),
                  text: milestoneInWords(milestone, places, words),
                })),
                { value: '-1', text: say('consignments.report.other') },
              ]}
              onChange={setWhich}
            />
          </div>
          {meant === undefined && (
            <>
              <ChoiceField
                id="report-kind"
                label={say('consignments.report.what')}
                value={kind}
                choices={MILESTONE_KINDS.map((value) => ({ value, text: say(`consignments.kind.${value}`) }))}
                onChange={setKind}
              />
              <ChoiceField
                id="report-place"
                label={say('consignments.report.place')}
                value={elsewhere}
                choices={stops.map((value) => ({ value, text: places.nameOf(value) }))}
                onChange={setElsewhere}
              />
            </>
          )}
          <ChoiceField
            id="report-classifier"
            label={say('consignments.report.how')}
            value={classifier}
            choices={LATEST_FIRST.map((value) => ({ value, text: say(`consignments.classifier.${value}`) }))}
            onChange={setClassifier}
          />
          <MomentField id="report-at" label={say('consignments.report.at')} value={typed} onChange={setTyped} />
          <ChoiceField
            id="report-sender"
            label={say('consignments.report.sender')}
            value={sender}
            choices={[
              { value: '', text: say('consignments.report.myself') },
              ...[...names].map(([value, text]) => ({ value, text })),
            ]}
            onChange={setSender}
          />
          <TextField
            id="report-charges"
            label={say('consignments.report.paid')}
            hint={say('consignments.report.paid.hint')}
            value={paid}
            maxLength={40}
            onChange={setPaid}
          />
          {charge !== null && (
            <ChoiceField
              id="report-purpose"
              label={say('consignments.report.paid.for')}
              value={purpose}
              choices={CHARGE_PURPOSES.map((value) => ({ value, text: say(`consignments.purpose.${value}`) }))}
              onChange={setPaidFor}
            />
          )}
          {all.length > 1 && (
            <Toggles
              id="report-equipment"
              legend={say('consignments.report.equipment')}
              items={all.map((piece) => ({ value: piece.equipmentId, text: numberOf(piece) }))}
              chosen={chosen}
              onChange={setChosen}
            />
          )}
        </div>
        <FormFoot
          act={say(isSending ? 'consignments.sending' : 'consignments.report.do')}
          isReady={!isSending && (all.length === 0 || chosen.length > 0)}
          problem={problem}
          refusals={refusals}
          onLeave={end}
        />
      </form>
    </FaultsContext>
  )
}

/** Milestones at which a leg begins or ends; at the others a border or a port is paid for. */
const OF_LEGS: ReadonlySet<MilestoneKind> = new Set(['acceptance', 'loading', 'departure', 'arrival', 'delivery'])

function usualPurpose(kind: MilestoneKind): ChargePurpose {
  return OF_LEGS.has(kind) ? 'carriage' : 'crossing'
}

/** @param isOther - whether kind and place are chosen by themselves, and not with a milestone */
function fieldOf(pointer: string, isOther: boolean): string | null {
  const [, field = ''] = pointer.split('/')
  if (field === 'milestone' || field === 'place') {
    if (!isOther) return 'report-which'
    return field === 'place' ? 'report-place' : 'report-kind'
  }
  return ['at', 'classifier', 'sender', 'equipment', 'charges'].includes(field) ? `report-${field}` : null
}
