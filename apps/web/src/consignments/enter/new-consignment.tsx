import type { Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { dated, fromAddress, isGoodsCode, toQuestion } from '../../question/question.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { minuteOf } from '../moments.js'
import { ConsignmentForm } from './consignment-form.js'
import { type ConsignmentDraft, EMPTY_DRAFT, NEW_ROWS } from './draft.js'
import { enteredOf } from './entered.js'
import { useWriting } from './moment-field.js'

/** A new consignment: by hand, or by a plan that was found. */
export default function NewConsignment({ takesFocus }: { readonly takesFocus: boolean }) {
  const words = useWords()
  const { say, tell } = words
  const { shown, end, open, renew } = useLooking()
  const writing = useWriting()
  const { question, planId } = shown
  const asked = dated(fromAddress(question))
  const [state, again] = useReading(`plan ${question} ${planId}`, async (signal) => {
    if (planId === '') return null
    const { plans } = await api.plans(toQuestion(asked), signal)
    return plans.find((plan) => plan.planId === planId) ?? null
  })
  const plan = readIn(state)
  const [draft, setDraft] = useState<ConsignmentDraft>(() => begun())
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const isMissing = planId !== '' && state.kind === 'read' && plan === null

  function begun(): ConsignmentDraft {
    if (planId === '') return EMPTY_DRAFT
    const { goods, tonnes, equipment } = asked
    const due = minuteOf(toQuestion(asked).deadline ?? '')
    const deliverBy = Number.isNaN(due) ? '' : writing.typedMoment(due)
    const draftBegun = { ...EMPTY_DRAFT, from: asked.from, to: asked.to, deliverBy }
    return {
      ...draftBegun,
      items:
        goods === '' && tonnes === ''
          ? []
          : [{ ...NEW_ROWS.items(draftBegun), hs: isGoodsCode(goods) ? goods : '', tonnes }],
      equipment: [{ ...NEW_ROWS.equipment(draftBegun), kind: equipment }],
    }
  }

  async function send(described: ConsignmentDraft) {
    setSending(true)
    setProblem(null)
    try {
      const { consignment } = await api.enterConsignment({
        consignment: enteredOf(described, null, writing),
        ...(planId === '' || isMissing ? {} : { choose: { question: toQuestion(asked), planId } }),
      })
      renew()
      open(consignment.consignmentId)
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }

  return (
    <DetailFrame
      kind={say('consignments.heading')}
      title={say('consignments.new.title')}
      takesFocus={takesFocus}
      onClose={end}
    >
      {planId !== '' && state.kind === 'reading' && <Opening word={say('consignments.new.reading')} />}
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {planId === '' && <p>{say('consignments.new.byHand')}</p>}
      {isMissing && <p role="alert">{say('consignments.new.planGone')}</p>}
      {plan !== null && (
        <p className="consignment-plan">
          {say('consignments.new.byPlan', { plan: tell(plan.told.title), ready: words.dateInWords(asked.ready) })}
        </p>
      )}
      <ConsignmentForm
        draft={draft}
        onDraft={setDraft}
        plan={plan}
        isNew
        problem={problem}
        isSending={isSending}
        act={say('consignments.new.do')}
        onSend={send}
        onLeave={end}
      />
    </DetailFrame>
  )
}
