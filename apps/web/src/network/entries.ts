import type {
  ClosuresAnswer,
  FacilitiesAnswer,
  HandlingAnswer,
  LineFeature,
  NetworkMap,
  PointFeature,
  RestrictionsAnswer,
  ServicesAnswer,
} from '@karavan/api'
import { type CountryCode, type LocationId, WEAKNESSES, type Weakness } from '@karavan/model'
import { inChains } from './chains.js'
import { plain } from './filter.js'
import { type Entries, type EntryOf, type Rows, type TableName, WAYS, type Way } from './tables.js'

/** What the interface tells of the whole network. */
export interface NetworkAnswers {
  readonly map: NetworkMap
  readonly services: ServicesAnswer
  readonly handling: HandlingAnswer
  readonly closures: ClosuresAnswer
  readonly facilities: FacilitiesAnswer
  readonly restrictions: RestrictionsAnswer
}

/** Every table as the entries of its list. */
export function entriesOf(answers: NetworkAnswers): Entries {
  const points = answers.map.features.filter((one): one is PointFeature => one.properties.what === 'location')
  const lines = answers.map.features.filter((one): one is LineFeature => one.properties.what === 'link')
  const countryOf = new Map(points.map(({ id, properties }) => [id, properties.country]))
  const countriesOf = (places: readonly LocationId[]) => places.flatMap((place) => countryOf.get(place) ?? [])
  const meeting = waysByPlace(lines)

  return {
    places: points.map((point) =>
      entry('places', point.id, [point], {
        places: [point.id],
        countries: [point.properties.country],
        ways: WAYS.filter((way) => meeting.get(point.id)?.has(way)),
        kinds: [point.properties.kind],
      }),
    ),
    links: lines.map((line) => {
      const { from, to, crosses, mode, status } = line.properties
      return entry('links', line.id, [line], {
        places: [from, to],
        countries: crosses,
        ways: waysOf([mode]),
        kinds: [status],
      })
    }),
    services: answers.services.services.map((service) => {
      const places = service.calls.map(({ location }) => location)
      return entry('services', service.id, [service], {
        places,
        countries: countriesOf(places),
        ways: waysOf([service.kind]),
        kinds: [service.kind, departureKind(service)],
      })
    }),
    handling: grouped(answers.handling.handling, ({ id }) => id.slice(0, id.lastIndexOf('/'))).map((rows) => {
      const [first] = rows
      const isPlace = first.placeName !== null
      return entry('handling', first.id, rows, {
        places: isPlace ? [first.place] : [],
        countries: [
          ...(isPlace ? countriesOf([first.place]) : first.place === '*' ? [] : [first.place]),
          ...bothEnds(first.direction),
        ],
        ways: [first.fromMode, first.toMode].includes('any') ? [] : waysOf([first.fromMode, first.toMode]),
        kinds: [first.activity],
      })
    }),
    closures: grouped(answers.closures.closures, ({ location, weatherGroup }) => `${location} ${weatherGroup}`).map(
      (rows) => {
        const [{ location, modes }] = rows
        return entry('closures', `${location}/closures`, rows, {
          places: [location],
          countries: countriesOf([location]),
          ways: waysOf(modes),
          kinds: [],
        })
      },
    ),
    facilities: answers.facilities.facilities.map((facility) =>
      entry('facilities', facility.id, [facility], {
        places: [facility.location],
        countries: countriesOf([facility.location]),
        ways: waysOf(facility.modes),
        kinds: facility.does,
      }),
    ),
    restrictions: inChains(answers.restrictions.restrictions).map((order) =>
      entry('restrictions', order.id, [order], {
        places: order.places,
        countries: [...countriesOf(order.places), ...order.countries, ...order.directions.flatMap(bothEnds)],
        ways: waysOf(order.modes),
        kinds: [order.state, order.effect],
      }),
    ),
  }
}

/** Whether a service has fixed days, and so stands in the feed of the timetable. */
export function hasFixedDays({ departures, boardable }: Rows['services']): boolean {
  return boardable && departures.kind === 'days'
}

function departureKind(service: Rows['services']): string {
  if (!service.boardable) return 'not_boardable'
  return hasFixedDays(service) ? 'fixed_days' : 'no_fixed_days'
}

type Own = 'places' | 'countries' | 'ways' | 'kinds'

function entry<Table extends TableName>(
  table: Table,
  id: string,
  rows: EntryOf<Table>['rows'],
  own: Pick<EntryOf<Table>, Own>,
): EntryOf<Table> {
  return {
    table,
    id,
    rows,
    ...own,
    countries: [...new Set(own.countries)],
    weakness: weakest(rows.map(weaknessOf)),
    text: plain([...new Set(texts(rows))].join('\n')),
  }
}

function weaknessOf(row: Rows[TableName]): Weakness {
  return 'properties' in row ? row.properties.weakness : row.weakness
}

/** The weakest of several. */
export function weakest(all: readonly Weakness[]): Weakness {
  return WEAKNESSES[Math.max(0, ...all.map((one) => WEAKNESSES.indexOf(one)))] ?? 'fine'
}

/** Rows of one key together, in the order of their first; the row of the whole year leads. */
function grouped<Row extends { readonly month: number | null }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  for (const group of groups.values()) group.sort((a, b) => (a.month ?? 0) - (b.month ?? 0))
  return [...groups.values()]
}

/** The countries of `CN>KZ`; none where the direction is between something else, such as gauges. */
function bothEnds(direction: string): CountryCode[] {
  return /^[A-Z]{2}>[A-Z]{2}$/.test(direction) ? direction.split('>') : []
}

const ROAD = ['road']
const RAIL = ['rail', 'rail_block_train', 'rail_wagonload']

function waysOf(modes: readonly string[]): Way[] {
  return [...new Set(modes.map((mode) => (RAIL.includes(mode) ? 'rail' : ROAD.includes(mode) ? 'road' : 'sea')))]
}

function waysByPlace(lines: readonly LineFeature[]): ReadonlyMap<LocationId, ReadonlySet<Way>> {
  const ways = new Map<LocationId, Set<Way>>()
  for (const { properties } of lines) {
    for (const place of [properties.from, properties.to]) {
      const here = ways.get(place) ?? new Set()
      for (const way of waysOf([properties.mode])) here.add(way)
      ways.set(place, here)
    }
  }
  return ways
}

/** Every text within a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return typeof value[0] === 'number' ? [] : value.flatMap(texts)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
