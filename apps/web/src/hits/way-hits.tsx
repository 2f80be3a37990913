import type { ConditionHit, LocationId, TransportPlan } from '@karavan/model'
import { OrderLink } from '../conditions/order-link.js'
import { VerdictMark } from '../conditions/verdict-mark.js'
import { placeNames } from '../plan/step-words.js'
import { useWords } from '../words/words-context.js'
import { useShownHits } from './hits-context.js'
import { toldHits } from './told-hits.js'
import { WhatToDo } from './what-to-do.js'

/** The orders that a way meets: where and when, by which clause, and what to do; nothing where it meets none. */
export function WayHits({ plan }: { plan: TransportPlan }) {
  const { say } = useWords()
  const hits = toldHits(useShownHits().of(plan))
  if (hits.length === 0) return null
  const names = placeNames(plan)
  return (
    <section className="way-hits" aria-label={say('hits.title')}>
      <ul>
        {hits.map((hit) => (
          <li key={`${hit.orderId} ${hit.verdict}`}>
            <Met hit={hit} names={names} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Met({ hit, names }: { readonly hit: ConditionHit; readonly names: ReadonlyMap<LocationId, string> }) {
  const { say, tell, percent, longDate, place, naming } = useWords()
  const { verdict, orderId, number, issuer, title, location, direction, chance, when, told } = hit
  const where = location === null ? (direction ?? issuer) : place(location, names.get(location) ?? location)
  const day = (at: number | null) => (at === null ? say('hits.never') : longDate(at))
  return (
    <>
      <p className="way-hit-head">
        <VerdictMark verdict={verdict} />{' '}
        <strong>{naming.ofData({ kind: 'rule', id: orderId, part: 'title', text: title })}</strong>
      </p>
      <p className="note">
        {number === null ? issuer : say('hits.by', { issuer, number })} · {tell(told.clause)}
      </p>
      <p className="note">
        {say('hits.met', { place: where, chance: percent(chance), from: day(when.p10), to: day(when.p90) })}{' '}
        <OrderLink order={orderId} />
      </p>
      <WhatToDo hit={hit} />
    </>
  )
}
