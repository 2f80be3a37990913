import type { ConsignmentAnswer, Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { ConsignmentForm } from './consignment-form.js'
import { type ConsignmentDraft, draftOf } from './draft.js'
import { enteredOf } from './entered.js'
import { useWriting } from './moment-field.js'

interface ChangeConsignmentProps {
  readonly told: ConsignmentAnswer
  readonly onKept: () => void
}

/** Changes a consignment; the former version is kept. */
export default function ChangeConsignment({ told: { consignment, version }, onKept }: ChangeConsignmentProps) {
  const { say } = useWords()
  const { end } = useLooking()
  const writing = useWriting()
  const [draft, setDraft] = useState(() => draftOf(consignment, writing))
  const [why, setWhy] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const isMissing = isAsked && why.trim() === ''

  async function send(described: ConsignmentDraft) {
    setAsked(true)
    if (why.trim() === '') return document.getElementById('consignment-why')?.focus()
    setSending(true)
    setProblem(null)
    try {
      await api.changeConsignment(consignment.consignmentId, {
        consignment: enteredOf(described, consignment, writing),
        after: version,
        why: why.trim(),
      })
      onKept()
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }

  return (
    <ConsignmentForm
      draft={draft}
      onDraft={setDraft}
      plan={consignment.plan}
      isNew={false}
      problem={problem}
      isSending={isSending}
      act={say('consignments.change.do')}
      onSend={send}
      onLeave={end}
    >
      <Labelled
        id="consignment-why"
        label={say('consignments.change.why')}
        fault={isMissing && say('consignments.change.noWhy')}
      >
        <input
          id="consignment-why"
          type="text"
          maxLength={500}
          value={why}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'consignment-why-fault' : undefined}
          onChange={({ target }) => setWhy(target.value)}
        />
      </Labelled>
    </ConsignmentForm>
  )
}
