import type { LocationId, TransportPlan } from '@karavan/model'
import { OrderLink } from '../conditions/order-link.js'
import { placeNames } from '../plan/step-words.js'
import { useWords } from '../words/words-context.js'
import { useShownHits } from './hits-context.js'
import { Met } from './met.js'
import { MetPlace } from './place-met.js'
import { toldHits } from './told-hits.js'

/** The orders that a way meets, with what to do, and the places on it that are said to be shut; nothing where it meets none. */
export function WayHits({ plan }: { plan: TransportPlan }) {
  const { say, place } = useWords()
  const shown = useShownHits()
  const [hits, places] = [toldHits(shown.of(plan)), shown.placesOn(plan)]
  if (hits.length + places.length === 0) return null
  const names = placeNames(plan)
  const placeName = (id: LocationId) => place(id, names.get(id) ?? id)
  return (
    <section className="way-hits" aria-label={say('hits.title')}>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.orderId} ${hit.verdict}`}>
            <Met hit={hit} placeName={placeName}>
              <OrderLink order={hit.orderId} />
            </Met>
          </li>
        ))}
        {places.map((met) => (
          <li key={met.report.id}>
            <MetPlace met={met} placeName={placeName} />
          </li>
        ))}
      </ul>
    </section>
  )
}
