import type { ArrivalAnswer } from '@karavan/api'
import { useWords } from '../../words/words-context.js'

/** What can be done, each in a line; nothing where there is nothing. */
export function AdviceList({ advice }: Pick<ArrivalAnswer, 'advice'>) {
  const { say } = useWords()
  if (advice.length === 0) return null
  return (
    <section className="advice" aria-label={say('consignments.advice')}>
      <strong>{say('consignments.advice')}</strong>
      <AdviceLines advice={advice} />
    </section>
  )
}

/** The same without a heading, for the movement of an estimate that it is about. */
export function AdviceLines({ advice }: Pick<ArrivalAnswer, 'advice'>) {
  const { tell } = useWords()
  if (advice.length === 0) return null
  return (
    <ul className="advice-lines">
      {advice.map(({ kind, told }) => (
        <li key={`${kind} ${tell(told.text)}`}>{tell(told.text)}</li>
      ))}
    </ul>
  )
}
