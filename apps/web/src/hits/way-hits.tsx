import type { TransportPlan } from '@karavan/model'
import { OrderLink } from '../conditions/order-link.js'
import { placeNames } from '../plan/step-words.js'
import { useWords } from '../words/words-context.js'
import { useShownHits } from './hits-context.js'
import { Met } from './met.js'
import { toldHits } from './told-hits.js'

/** The orders that a way meets: where and when, by which clause, and what to do; nothing where it meets none. */
export function WayHits({ plan }: { plan: TransportPlan }) {
  const { say, place } = useWords()
  const hits = toldHits(useShownHits().of(plan))
  if (hits.length === 0) return null
  const names = placeNames(plan)
  return (
    <section className="way-hits" aria-label={say('hits.title')}>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.orderId} ${hit.verdict}`}>
            <Met hit={hit} placeName={(id) => place(id, names.get(id) ?? id)}>
              <OrderLink order={hit.orderId} />
            </Met>
          </li>
        ))}
      </ul>
    </section>
  )
}
