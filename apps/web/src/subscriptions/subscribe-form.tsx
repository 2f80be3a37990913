import type { Problem, SubscriptionMade } from '@karavan/api'
import { NOTICE_KINDS, type NoticeKind } from '@karavan/model'
import { type FormEvent, type ReactNode, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { ChoiceField, Toggles } from '../consignments/enter/choice-field.js'
import { FaultsContext, type FieldFaults, goToField } from '../consignments/enter/faults-context.js'
import { TextField } from '../consignments/enter/text-field.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { ThresholdFields, thresholdId } from './threshold-fields.js'
import { readThresholds, type TypedThresholds } from './thresholds.js'

const ABOUT = ['all', 'one'] as const

interface Draft {
  readonly address: string
  readonly kinds: readonly NoticeKind[]
  readonly about: (typeof ABOUT)[number]
  readonly consignmentId: string
  readonly moved: TypedThresholds
}

/** Half a day, or one half: as it is where nothing is said. */
const USUAL: TypedThresholds = { hours: '12', percent: '50' }

const NOTHING: Draft = { address: '', kinds: NOTICE_KINDS, about: 'all', consignmentId: '', moved: USUAL }

/** Subscribes: where it is sent to, what is told, and of which consignments. */
export function SubscribeForm({ onMade }: { readonly onMade: (made: SubscriptionMade) => void }) {
  const { say } = useWords()
  const [draft, setDraft] = useState(NOTHING)
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { address, kinds, about, consignmentId, moved } = draft
  const isOfEstimates = kinds.includes('estimate')
  const thresholds = readThresholds(moved)
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setProblem(null)
  }
  const wrong = new Map([
    ...(address.trim() === '' ? [['subscription-address', say('subscriptions.address.none')] as const] : []),
    ...(kinds.length === 0 ? [['subscription-kinds', say('subscriptions.kinds.none')] as const] : []),
    ...(about === 'one' && consignmentId.trim() === ''
      ? [['subscription-consignment', say('subscriptions.consignment.none')] as const]
      : []),
    ...(isOfEstimates ? thresholds.wrong : []).map(
      (field) => [thresholdId('subscription', field), say(`subscriptions.moved.${field}.wrong`)] as const,
    ),
  ])
  const refused = problem === null ? null : fieldOf(problem)
  const faults: FieldFaults = new Map<string, ReactNode>([
    ...(isAsked ? wrong : []),
    ...(problem === null || refused === null
      ? []
      : [[refused, <ProblemText key={refused} problem={problem} />] as const]),
  ])

  async function send(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (wrong.size > 0) return goToField([...wrong.keys()][0])
    setSending(true)
    setProblem(null)
    try {
      const about = draft.about === 'one' ? { consignmentId: consignmentId.trim() } : {}
      const far = isOfEstimates ? { moved: thresholds.moved } : {}
      const made = await api.subscribe({ address: address.trim(), kinds: [...kinds], ...about, ...far })
      setDraft(NOTHING)
      setAsked(false)
      onMade(made)
    } catch (error) {
      const why = whyFailed(error)
      setProblem(why)
      goToField(fieldOf(why) ?? undefined)
    }
    setSending(false)
  }

  return (
    <FaultsContext value={faults}>
      <form className="enter-form" noValidate onSubmit={send} aria-labelledby="subscription-new">
        <TextField
          id="subscription-address"
          label={say('subscriptions.address')}
          hint="https://hooks.example/karavan"
          value={address}
          onChange={(text) => change({ address: text })}
        />
        <Toggles
          id="subscription-kinds"
          legend={say('subscriptions.kinds')}
          items={NOTICE_KINDS.map((value) => ({ value, text: say(`subscriptions.kind.${value}`) }))}
          chosen={kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
        {isOfEstimates && (
          <ThresholdFields id="subscription" typed={moved} onChange={(typed) => change({ moved: typed })} />
        )}
        <ChoiceField
          id="subscription-about"
          label={say('subscriptions.about')}
          value={about}
          choices={ABOUT.map((value) => ({ value, text: say(`subscriptions.about.${value}`) }))}
          onChange={(chosen) => change({ about: chosen })}
        />
        {about === 'one' && (
          <TextField
            id="subscription-consignment"
            label={say('subscriptions.consignment')}
            value={consignmentId}
            onChange={(text) => change({ consignmentId: text })}
          />
        )}
        {problem !== null && refused === null && (
          <div className="fault" role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        <button type="submit" className="button" disabled={isSending}>
          {say('subscriptions.do')}
        </button>
      </form>
    </FaultsContext>
  )
}

/** The control that a refusal is about; null where it is about none. */
function fieldOf({ code, pointer }: Problem): string | null {
  if (code === 'RECEIVER_INVALID' || pointer === '/address') return 'subscription-address'
  if (code === 'CONSIGNMENT_NOT_FOUND' || pointer === '/consignmentId') return 'subscription-consignment'
  return pointer === '/kinds' ? 'subscription-kinds' : null
}
