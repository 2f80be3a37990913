import type { CountryCode, Leg, LocationId, TransportPlan } from '@karavan/model'
import { modeGroup } from '../words/modes.js'
import type { DayPart } from './day-parts.js'

/** Where time is spent: in a country, at sea, or on a through run whose hours are not known country by country. */
export type Whereabouts =
  | { readonly kind: 'country'; readonly country: CountryCode }
  | { readonly kind: 'sea' }
  | { readonly kind: 'through'; readonly countries: readonly CountryCode[] }

/** Parts of a plan's time that are spent in one whereabouts. */
export interface Stay {
  readonly where: Whereabouts
  readonly parts: readonly DayPart[]
}

/** The parts by where they are spent, in the order of the way; each part stands in one. */
export function byWhereabouts(plan: TransportPlan, parts: readonly DayPart[]): Stay[] {
  const found = stageWhereabouts(plan)
  const stays = new Map<string, { where: Whereabouts; parts: DayPart[] }>()
  for (const part of parts) {
    const where = found.get(plan.stages[part.stage]?.stageId ?? '')
    if (where === undefined) continue
    const key = keyOf(where)
    const stay = stays.get(key)
    if (stay === undefined) stays.set(key, { where, parts: [part] })
    else stay.parts.push(part)
  }
  return [...stays.values()]
}

/** Names a whereabouts apart from all others. */
export function keyOf(where: Whereabouts): string {
  switch (where.kind) {
    case 'country':
      return where.country
    case 'sea':
      return 'sea'
    case 'through':
      return where.countries.join(' ')
  }
}

function stageWhereabouts({ legs, stages }: TransportPlan): ReadonlyMap<string, Whereabouts> {
  const stageOf = new Map(stages.map((stage) => [stage.stageId, stage]))
  return new Map(
    legs.flatMap((leg) => {
      let [here, passed] = [leg.from, 0]
      return leg.stages.map((id): [string, Whereabouts] => {
        const stage = stageOf.get(id)
        const to = stage?.place || here
        const from = here
        here = to
        if (stage?.kind !== 'run') return [id, inCountry(to)]
        const until = leg.crosses.indexOf(countryOf(to), passed)
        const crossed = new Set(until === -1 ? [] : leg.crosses.slice(passed, until + 1))
        if (until !== -1) passed = until
        return [id, whereRun(leg, from, to, [...crossed])]
      })
    }),
  )
}

/** A run on demand from one border point to the next counts for the country that it enters: such runs are short. */
function whereRun({ mode, service }: Leg, from: LocationId, to: LocationId, crossed: CountryCode[]): Whereabouts {
  const group = modeGroup(mode)
  if (group === 'ferry' || group === 'ship') return { kind: 'sea' }
  const countries = crossed.length > 0 ? crossed : [...new Set([countryOf(from), countryOf(to)])]
  const isOnDemand = service === 'wagonload' || service === 'road'
  if (countries.length === 1 || (isOnDemand && countries.length === 2)) return inCountry(to)
  return { kind: 'through', countries }
}

function inCountry(place: LocationId): Whereabouts {
  return { kind: 'country', country: countryOf(place) }
}

/** The country of a place stands at the head of its id. */
function countryOf(place: LocationId): CountryCode {
  return place.slice(0, 2)
}
