import type { DurationKnots } from '@karavan/core'
import fc from 'fast-check'

/** Rows of a small network, as they stand in its files; places are numbers until the rows are written. */
export interface TablesSpec {
  readonly places: readonly PlaceSpec[]
  readonly links: readonly LinkSpec[]
  readonly services: readonly ServiceSpec[]
  readonly handling: readonly HandlingSpec[]
  readonly closures: readonly ClosureSpec[]
  readonly rates: readonly RateSpec[]
  readonly grams: readonly number[]
}

interface PlaceSpec {
  readonly country: number
  readonly zone: string
  readonly does: string
}

interface LinkSpec {
  readonly from: number
  readonly to: number
  readonly mode: 'rail' | 'road' | 'sea'
  readonly gauge: string
  readonly km: number
  readonly crossesKnown: boolean
}

export interface ServiceSpec {
  readonly kind: string
  readonly calls: readonly { readonly at: number; readonly hours: DurationKnots; readonly km: number }[]
  readonly departures: DeparturesSpec
  readonly equipment: string
  readonly includes: string
  readonly boardable: boolean
  readonly crossesKnown: boolean
}

type DeparturesSpec =
  | { readonly kind: 'on_demand' }
  | { readonly kind: 'headway' | 'random'; readonly perWeek: number }
  | {
      readonly kind: 'days'
      readonly days: string
      readonly time: string
      readonly cutOff: number
      readonly to: string
    }

interface HandlingSpec {
  readonly activity: string
  /** Country number, or every place. */
  readonly scope: number | '*'
  readonly from: string
  readonly to: string
  readonly hours: DurationKnots
  /** How many times as long it takes in December. */
  readonly winter: number
}

interface ClosureSpec {
  readonly at: number
  readonly november: number
  readonly december: number
  readonly length: number
  readonly group: string
}

interface RateSpec {
  /** A mode, or the number of a service. */
  readonly of: string | number
  readonly per: string
  readonly amount: number
}

/** Hours with ties and points on the grid. */
export function hours(most: number): fc.Arbitrary<DurationKnots> {
  return fc
    .tuple(fc.array(fc.integer({ min: 0, max: most * 4 }), { minLength: 5, maxLength: 5 }), fc.boolean(), fc.nat(4))
    .map(([values, withTails, same]) => {
      const sorted = values.map((value) => value / 4).sort((a, b) => a - b)
      if (same === 0) sorted.fill(sorted[2] ?? 0)
      const [min = 0, p10 = 0, p50 = 0, p90 = 0, max = 0] = sorted
      return withTails ? { min, p10, p50, p90, max } : { min, p50, max }
    })
}

const placeNumber = fc.nat(5)

const places = fc.array(
  fc.record({
    country: fc.nat(3),
    zone: fc.constantFrom('UTC', 'Asia/Almaty', 'Asia/Tbilisi', 'Europe/Vilnius'),
    does: fc.constantFrom('transship', 'transship', 'transship gauge_change', 'gauge_change', ''),
  }),
  { minLength: 4, maxLength: 6 },
)

const links = fc.array(
  fc.record({
    from: placeNumber,
    to: placeNumber,
    mode: fc.constantFrom('rail', 'rail', 'road', 'sea'),
    gauge: fc.constantFrom('1520', '1520', '1435', '1435 1520'),
    km: fc.integer({ min: 30, max: 1200 }),
    crossesKnown: fc.nat(19).map((n) => n > 0),
  }),
  { minLength: 2, maxLength: 7 },
)

const departures: fc.Arbitrary<DeparturesSpec> = fc.oneof(
  fc.constant<DeparturesSpec>({ kind: 'on_demand' }),
  fc.record({ kind: fc.constantFrom('headway', 'random'), perWeek: fc.constantFrom(1, 2, 3.5, 7, 14) }),
  fc.record({
    kind: fc.constant('days'),
    days: fc.constantFrom('Mon', 'Tue Fri', 'Wed', 'Sat Sun', 'Mon Tue Wed Thu Fri Sat Sun'),
    time: fc.constantFrom('', '06:30', '23:50', '12:00'),
    cutOff: fc.constantFrom(0, 4, 24, 30),
    to: fc.constantFrom('', '', '', '2026-12-02'),
  }),
)

const KINDS = ['rail_block_train', 'rail_ferry', 'ro_ro', 'feeder', 'deep_sea', 'barge', 'road']
const EQUIPMENT = ['*', '*', '*', '*', '*', '40HC 20GP', 'wagon-platform wagon-covered', 'truck trailer', 'truck 40HC']

export const serviceSpec: fc.Arbitrary<ServiceSpec> = fc.record({
  kind: fc.constantFrom(...KINDS),
  calls: fc.array(fc.record({ at: placeNumber, hours: hours(60), km: fc.integer({ min: 50, max: 2500 }) }), {
    minLength: 2,
    maxLength: 3,
  }),
  departures,
  equipment: fc.constantFrom(...EQUIPMENT),
  includes: fc.constantFrom('', '', 'border', 'closure', 'border closure'),
  boardable: fc.nat(7).map((n) => n > 0),
  crossesKnown: fc.nat(14).map((n) => n > 0),
})

const activities = ['loading', 'unloading', 'transshipment', 'port', 'border', 'gauge_change', 'customs', 'delivery']

/** One row for every place and activity, most of them, and rows that say more. */
const handling: fc.Arbitrary<HandlingSpec[]> = fc
  .tuple(
    fc.array(fc.tuple(hours(20), fc.constantFrom(1, 1, 1, 1.6, 0.5), fc.nat(5)), { minLength: 8, maxLength: 8 }),
    fc.array(
      fc.record({
        activity: fc.constantFrom(...activities),
        scope: fc.nat(3),
        from: fc.constantFrom('any', 'rail', 'road', 'sea'),
        to: fc.constantFrom('any', 'rail', 'road', 'sea'),
        hours: hours(30),
        winter: fc.constantFrom(1, 2),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([general, special]) => [
    ...general.flatMap(([time, winter, present], i): HandlingSpec[] =>
      present === 0 ? [] : [{ activity: activities[i] ?? '', scope: '*', from: 'any', to: 'any', hours: time, winter }],
    ),
    ...special,
  ])

const closures = fc.array(
  fc.record({
    at: placeNumber,
    november: fc.constantFrom(0, 0.1, 0.4),
    december: fc.constantFrom(0, 0.2, 0.6),
    length: fc.constantFrom(12, 30, 72),
    group: fc.constantFrom('', 'sea'),
  }),
  { maxLength: 3 },
)

const MODES = ['rail', 'road', 'ferry', 'sea', 'border', 'gauge_change', 'transshipment']

const rates: fc.Arbitrary<RateSpec[]> = fc.array(
  fc.record({
    of: fc.oneof(fc.constantFrom(...MODES), fc.nat(9)),
    per: fc.constantFrom('tonne', 'tonne_km', 'crossing', 'teu_km', 'container_40', 'wagon', 'truck_km'),
    amount: fc.constantFrom(0.02, 0.1, 0.5, 2),
  }),
  { minLength: 3, maxLength: 12 },
)

export const tablesSpec: fc.Arbitrary<TablesSpec> = fc.record({
  places,
  links,
  services: fc.array(serviceSpec, { minLength: 5, maxLength: 10 }),
  handling,
  closures,
  rates,
  grams: fc.array(fc.constantFrom(8, 20, 35, 90), { minLength: 3, maxLength: 3 }),
})
