import type { AcceptanceAnswer, Problem } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'

interface StandByProps {
  readonly id: string
  /** That is shown. */
  readonly version: number
  readonly acceptance: AcceptanceAnswer
  readonly onChanged: () => void
}

/** Asks somebody whose organisation is named by others whether it stands by the consignment: else its words do not count there. */
export function StandBy({ id, version, acceptance: { own, parties }, onChanged }: StandByProps) {
  const { say, list } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (own === null || !own.mayReport || (own.how !== null && own.how !== 'withdrawn')) return null
  const entered = parties.filter(({ how, partyId }) => how === 'entered' && partyId !== own.partyId)
  const act = async (does: () => Promise<unknown>) => {
    setBusy(true)
    setProblem(null)
    try {
      await does()
      onChanged()
    } catch (error) {
      setProblem(whyFailed(error))
    }
    setBusy(false)
  }
  const trust = async () => {
    for (const { partyId } of entered) await api.trust(partyId)
  }
  return (
    <section className="stand-by" aria-label={say('consignments.standBy')}>
      <p>{say(own.how === null ? 'consignments.standBy.asked' : 'consignments.standBy.withdrawn')}</p>
      <div className="stand-by-acts">
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => void act(() => api.standBy(id, true, version))}
        >
          {say('consignments.standBy.do')}
        </button>
        {entered.length > 0 && own.how === null && (
          <button type="button" className="button-second" disabled={isBusy} onClick={() => void act(trust)}>
            {say('consignments.standBy.trust', { names: list(entered.map(({ name }) => name)) })}
          </button>
        )}
      </div>
      {problem && <ProblemText problem={problem} />}
    </section>
  )
}
