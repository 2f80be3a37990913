import type { SubscriptionAnswer } from '@karavan/api'
import { type FormEvent, useState } from 'react'
import { FaultsContext, goToField } from '../consignments/enter/faults-context.js'
import { useWords } from '../words/words-context.js'
import { ThresholdFields, thresholdId } from './threshold-fields.js'
import { readThresholds, typedThresholds } from './thresholds.js'

interface ThresholdFormProps {
  readonly subscription: Pick<SubscriptionAnswer, 'id' | 'moved'>
  readonly isBusy: boolean
  readonly onChosen: (moved: SubscriptionAnswer['moved']) => void
}

/** Changes how far an estimate must have moved for a subscription to be told. */
export function ThresholdForm({ subscription: { id, moved }, isBusy, onChosen }: ThresholdFormProps) {
  const { say } = useWords()
  const [typed, setTyped] = useState(typedThresholds(moved))
  const [isAsked, setAsked] = useState(false)
  const read = readThresholds(typed)
  const own = `moved-${id}`
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const [first] = read.wrong
    if (first !== undefined) return goToField(thresholdId(own, first))
    onChosen(read.moved)
  }
  const wrong = isAsked ? read.wrong : []
  return (
    <FaultsContext
      value={new Map(wrong.map((field) => [thresholdId(own, field), say(`subscriptions.moved.${field}.wrong`)]))}
    >
      <form className="enter-form" noValidate onSubmit={send} aria-label={say('subscriptions.moved.change')}>
        <ThresholdFields id={own} typed={typed} onChange={setTyped} />
        <button type="submit" className="button" disabled={isBusy}>
          {say('subscriptions.moved.do')}
        </button>
      </form>
    </FaultsContext>
  )
}
