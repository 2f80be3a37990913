import type { ConsignmentAnswer, Problem } from '@karavan/api'
import { type FormEvent, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { draftOf, type PartingDraft } from './draft.js'
import { faultsIn } from './draft-faults.js'
import { enteredOf } from './entered.js'
import { FaultsContext, goToField, refusedFields, useFirstRefused } from './faults-context.js'
import { FormFoot } from './form-foot.js'
import { useWriting } from './moment-field.js'
import { partedOff, withParting } from './parted.js'
import { PartingFields } from './parting-fields.js'
import { fieldOfPointer, refusalsOf } from './refusals.js'
import { thingsOf } from './things.js'

interface PartConsignmentProps {
  readonly told: ConsignmentAnswer
  readonly onKept: () => void
}

/** Parts a consignment: some of its goods and equipment go on by themselves, under a number of their own. */
export default function PartConsignment({ told: { consignment, version }, onKept }: PartConsignmentProps) {
  const words = useWords()
  const { say } = words
  const { end, renew } = useLooking()
  const writing = useWriting()
  const [parting, setParting] = useState<PartingDraft>(() => ({
    kind: 'split',
    at: writing.typedMoment(Math.floor(Date.now() / 60_000)),
    what: [],
    other: `${consignment.consignmentId}-2`,
    reason: '',
  }))
  const [entersOther, setEntersOther] = useState(true)
  const [isParted, setParted] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)

  // What is parted is named by its place in the form of the whole consignment, as refusals name it.
  const former = draftOf(consignment, writing)
  const things = thingsOf(former, () => undefined)
  const draft = withParting(former, parting)
  const row = draft.partings.length - 1
  const id = `consignment-partings-${row}`
  const fieldOf = (pointer: string) =>
    isParted && pointer === '/consignmentId' ? `${id}-other` : fieldOfPointer(pointer, draft, draft)
  const refusals = refusalsOf(problem, fieldOf)
  useFirstRefused(problem, refusals)
  const takesAll = parting.what.length === things.length
  const wrong = new Map([...faultsIn(draft, writing, words)].filter(([field]) => field.startsWith(`${id}-`)))
  if (takesAll) wrong.set(`${id}-what`, { text: say('consignments.part.all'), said: 'typing' })
  const faults = new Map([
    ...refusedFields(refusals),
    ...[...wrong].flatMap(([field, { said, text }]) => (isAsked || said === 'typing' ? [[field, text] as const] : [])),
  ])

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (wrong.size > 0) return goToField([...wrong.keys()][0])
    setSending(true)
    setProblem(null)
    try {
      if (!isParted) {
        const changed = enteredOf(draft, consignment, writing)
        await api.changeConsignment(consignment.consignmentId, {
          consignment: changed,
          after: version,
          why: parting.reason.trim(),
        })
        setParted(true)
      }
      if (entersOther)
        await api.enterConsignment({ consignment: enteredOf(partedOff(draft, parting), consignment, writing) })
      onKept()
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }

  if (things.length === 0) return <p className="conditions-none">{say('consignments.part.none')}</p>
  return (
    <FaultsContext value={faults}>
      <form className="enter-form consignment-form" noValidate onSubmit={send} aria-label={say('consignments.part')}>
        <div className="enter-grid">
          <PartingFields row={parting} id={id} put={setParting} things={things} mayJoin={false} />
        </div>
        <label className="check">
          <input type="checkbox" checked={entersOther} onChange={({ target }) => setEntersOther(target.checked)} />
          {say('consignments.part.enter')}
        </label>
        {isParted && problem && <p role="status">{say('consignments.part.half')}</p>}
        <FormFoot
          act={say(isSending ? 'consignments.sending' : 'consignments.part.do')}
          isReady={!isSending && [...wrong.values()].every(({ said }) => said === 'asking')}
          problem={problem}
          refusals={refusals}
          onLeave={() => {
            if (isParted) renew()
            end()
          }}
        />
      </form>
    </FaultsContext>
  )
}
