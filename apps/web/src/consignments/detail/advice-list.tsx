import type { ArrivalAnswer } from '@karavan/api'
import { useWords } from '../../words/words-context.js'

/** What can be done, each in a line; nothing where there is nothing. */
export function AdviceList({ advice }: Pick<ArrivalAnswer, 'advice'>) {
  const { say, tell } = useWords()
  if (advice.length === 0) return null
  return (
    <section className="advice" aria-label={say('consignments.advice')}>
      <strong>{say('consignments.advice')}</strong>
      <ul>
        {advice.map(({ kind, told }) => (
          <li key={`${kind} ${tell(told.text)}`}>{tell(told.text)}</li>
        ))}
      </ul>
    </section>
  )
}
