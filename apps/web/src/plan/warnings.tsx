import type { Flag } from '@karavan/model'
import { citedOrders } from '../conditions/cited-orders.js'
import { OrderLink } from '../conditions/order-link.js'
import { SourcedNumber } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'

/** What to beware of on a way: the first sentence at once, the rest when opened. */
export function Warnings({ flags }: { flags: readonly Flag[] }) {
  const { say, tell, country, percent } = useWords()
  if (flags.length === 0) return null
  return (
    <ul className="warnings" aria-label={say('plan.warnings')}>
      {flags.map((flag) => {
        const text = tell(flag.told.text)
        const [head, rest] = firstSentence(text)
        const chance = flag.chance === null ? '' : say('plan.warning.chance', { chance: percent(flag.chance) })
        const figure = {
          what: flag.country ? country(flag.country) : say('plan.warning'),
          value: text,
          sources: [...flag.sources],
        }
        return (
          <li key={`${flag.code}${flag.country ?? ''}${flag.text}`}>
            {rest === '' ? (
              <p>
                {head} {chance}
              </p>
            ) : (
              <details>
                <summary>
                  {head} {chance}
                </summary>
                <p>{rest}</p>
              </details>
            )}
            <SourcedNumber figure={figure}>{say('plan.warning.source')}</SourcedNumber>
            {citedOrders(flag.told.text).map((order) => (
              <OrderLink key={order} order={order} />
            ))}
          </li>
        )
      })}
    </ul>
  )
}

/** A text as its first sentence and the rest. */
function firstSentence(text: string): [string, string] {
  const end = text.search(/\. \S/)
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)]
}
