import type { Problem } from '@karavan/api'
import {
  CLOCK_TOLERANCE_MINUTES,
  type Consignment,
  EVENT_CLASSIFIER_CODES,
  MILESTONE_KINDS,
  type MilestoneKind,
  type Story,
} from '@karavan/model'
import { type FormEvent, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { ownZone, readTime } from '../../conditions/enter/typed-time.js'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { fullMoment, minuteOf } from '../moments.js'
import { milestoneInWords, numberOf } from '../say-consignment.js'
import { FormFoot } from './form-foot.js'

interface ReportFormProps {
  readonly consignment: Consignment
  /** Null where it cannot be told. */
  readonly story: Story | null
  readonly onKept: () => void
}

/** Reports a milestone: what, where, when, of which equipment, and who says so. */
export default function ReportForm({ consignment, story, onKept }: ReportFormProps) {
  const words = useWords()
  const { say } = words
  const { places, now, end } = useLooking()
  const known = (story?.milestones ?? []).filter(
    (one, i, all) => all.findIndex((other) => other.kind === one.kind && other.place === one.place) === i,
  )
  const ahead = known.findIndex(({ actual }) => actual === null)
  const [which, setWhich] = useState(ahead < 0 ? (known.length === 0 ? -1 : known.length - 1) : ahead)
  const [kind, setKind] = useState<MilestoneKind>('arrival')
  const [elsewhere, setElsewhere] = useState(consignment.consigneeReceiptLocation)
  const [classifier, setClassifier] = useState<(typeof EVENT_CLASSIFIER_CODES)[number]>('ACT')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(
    consignment.utilizedEquipment.map((piece) => piece.equipmentId),
  )
  const [sender, setSender] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const zone = ownZone()
  const read = readTime(typed, { now, zone, readDate: words.readDate })
  const at = read?.includes('T') === true ? read : null
  const meant = known[which]
  const stops = [
    ...new Set([
      consignment.carrierAcceptanceLocation,
      ...(consignment.plan?.legs ?? []).flatMap(({ from, via, to }) => [from, ...via, to]),
      consignment.consigneeReceiptLocation,
    ]),
  ]
  const isAhead = at !== null && classifier === 'ACT' && minuteOf(at) > now + CLOCK_TOLERANCE_MINUTES
  const timeFault = isAhead ? 'ahead' : (isAsked || typed.trim() !== '') && at === null ? 'noTime' : null
  const all = consignment.utilizedEquipment

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (at === null || isAhead) return document.getElementById('report-at')?.focus()
    setSending(true)
    setProblem(null)
    try {
      await api.reportMilestone(consignment.consignmentId, {
        milestone: meant?.kind ?? kind,
        place: meant?.place ?? elsewhere,
        at,
        classifier,
        ...(chosen.length === all.length ? {} : { equipment: [...chosen] }),
        ...(sender.trim() === '' ? {} : { sender: sender.trim() }),
      })
      onKept()
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }

  return (
    <form className="enter-form consignment-form" noValidate onSubmit={send} aria-label={say('consignments.report')}>
      <div className="enter-grid">
        <div className="enter-wide">
          <Labelled id="report-which" label={say('consignments.report.which')}>
            <select id="report-which" value={which} onChange={({ target }) => setWhich(Number(target.value))}>
              {known.map((milestone, i) => (
                <option key={`${milestone.kind} ${milestone.place}`} value={i}>
                  {milestoneInWords(milestone, places, words)}
                </option>
              ))}
              <option value={-1}>{say('consignments.report.other')}</option>
            </select>
          </Labelled>
        </div>
        {meant === undefined && (
          <>
            <Labelled id="report-kind" label={say('consignments.report.what')}>
              <select
                id="report-kind"
                value={kind}
                onChange={({ target }) => setKind(MILESTONE_KINDS.find((one) => one === target.value) ?? kind)}
              >
                {MILESTONE_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {say(`consignments.kind.${one}`)}
                  </option>
                ))}
              </select>
            </Labelled>
            <Labelled id="report-place" label={say('consignments.report.place')}>
              <select id="report-place" value={elsewhere} onChange={({ target }) => setElsewhere(target.value)}>
                {stops.map((place) => (
                  <option key={place} value={place}>
                    {places.nameOf(place)}
                  </option>
                ))}
              </select>
            </Labelled>
          </>
        )}
        <Labelled id="report-classifier" label={say('consignments.report.how')}>
          <select
            id="report-classifier"
            value={classifier}
            onChange={({ target }) =>
              setClassifier(EVENT_CLASSIFIER_CODES.find((one) => one === target.value) ?? 'ACT')
            }
          >
            {[...EVENT_CLASSIFIER_CODES].reverse().map((code) => (
              <option key={code} value={code}>
                {say(`consignments.classifier.${code}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled
          id="report-at"
          label={say('consignments.report.at')}
          aside={
            at !== null && (
              <span className="aside">{say('consignments.report.utc', { at: fullMoment(minuteOf(at), words) })}</span>
            )
          }
          fault={timeFault !== null && say(`consignments.report.${timeFault}`)}
        >
          <input
            id="report-at"
            type="text"
            autoComplete="off"
            placeholder="26.11.2026 13:00"
            value={typed}
            aria-invalid={timeFault !== null}
            aria-describedby={`${timeFault !== null ? 'report-at-fault ' : ''}report-at-zone`}
            onChange={({ target }) => setTyped(target.value)}
          />
          <small id="report-at-zone" className="enter-meaning">
            {say('consignments.report.zone', { zone })}
          </small>
        </Labelled>
        <Labelled id="report-sender" label={say('consignments.report.sender')}>
          <select id="report-sender" value={sender} onChange={({ target }) => setSender(target.value)}>
            <option value="">{say('consignments.report.myself')}</option>
            {[...new Map(consignment.parties.map(({ partyId, name }) => [partyId, name]))].map(([partyId, name]) => (
              <option key={partyId} value={partyId}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        {all.length > 1 && (
          <fieldset className="toggles enter-wide">
            <legend>{say('consignments.report.equipment')}</legend>
            {all.map((piece) => (
              <label key={piece.equipmentId}>
                <input
                  type="checkbox"
                  checked={chosen.includes(piece.equipmentId)}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked
                        ? [...chosen, piece.equipmentId]
                        : chosen.filter((equipmentId) => equipmentId !== piece.equipmentId),
                    )
                  }
                />
                {numberOf(piece)}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <FormFoot
        act={say(isSending ? 'consignments.sending' : 'consignments.report.do')}
        isReady={!isSending && (all.length === 0 || chosen.length > 0)}
        problem={problem}
        onLeave={end}
      />
    </form>
  )
}
