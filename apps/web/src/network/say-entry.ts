import { DAY_MINUTES, type DurationKnots, durationMean, durationQuantile } from '@karavan/core'
import {
  type DataWords,
  type HoursSummary,
  type LocationId,
  type OrderTerm,
  type RulePart,
  ruleWords,
  type Service,
  serviceNamed,
  whyNotOffered,
} from '@karavan/model'
import type { MessageKey } from '../words/catalogue.js'
import type { Said } from '../words/said.js'
import type { Words } from '../words/words.js'
import { hasFixedDays } from './entries.js'
import type { Entry, Rows } from './tables.js'

/** The words of the reader, and the names of places in them. */
export interface NetworkWords {
  readonly words: Words
  readonly place: (id: LocationId) => string
}

/** What an entry is called. */
export function titleOf(entry: Entry, { words, place }: NetworkWords): Said {
  switch (entry.table) {
    case 'places':
      return { text: place(entry.id) }
    case 'links': {
      const { from, to } = entry.rows[0].properties
      return { text: `${place(from)} – ${place(to)}` }
    }
    case 'services':
      return ofDataSaid(serviceNamed(entry.rows[0]), words)
    case 'handling': {
      const [{ activity, place: where, placeName }] = entry.rows
      const at =
        where === '*' ? words.say('network.everywhere') : placeName === null ? words.country(where) : place(where)
      return { text: `${kindName(activity, words)}, ${at}` }
    }
    case 'closures':
    case 'facilities':
      return { text: place(entry.rows[0].location) }
    case 'restrictions':
      return ruleSaid(entry.rows[0], 'title', words)
  }
}

/** Words of a restriction, in those of the reader where there are some. */
export function ruleSaid(rule: Parameters<typeof ruleWords>[0], part: RulePart, words: Words): Said {
  return ofDataSaid(ruleWords(rule, part), words)
}

/** Columns of the register that an order's fields stand in, where they are called otherwise. */
const TERM_COLUMNS: Readonly<Partial<Record<OrderTerm, string>>> = {
  originPlaces: 'origin_places',
  goodsExcept: 'goods_excluded',
  foreignWagons: 'foreign_wagons',
  emptiesOnly: 'empties_only',
  quota: 'quota_value',
}

/** `as in No 1327: places and goods`: what an order holds as in the one that it amends; empty where it says all itself. */
export function takenOverSaid(takenOver: readonly OrderTerm[], amended: string, words: Words): string {
  if (takenOver.length === 0) return ''
  const nameOf = (term: OrderTerm) =>
    term === 'goods' ? words.say('network.order.takenOver.goods') : words.columnName(TERM_COLUMNS[term] ?? term)
  const terms = words.list(takenOver.map(nameOf))
  return words.say('network.order.takenOver.from', { terms, order: amended })
}

/** Why plans may not use a service, in the words of the reader where there are some; null where the data do not say. */
export function whyNotSaid(service: Pick<Service, 'id' | 'whyNotBoardable'>, words: Words): Said | null {
  const why = whyNotOffered(service)
  return why && ofDataSaid(why, words)
}

/** Words of a row of the data in those of the reader, where there are some. */
export function ofDataSaid(data: DataWords, { language, naming }: Words): Said {
  const text = naming.ofData(data)
  const isOfData = text === data.text && language !== 'en'
  // Words that people entered may be Russian or Kazakh, which nobody says.
  return isOfData && !/\p{Script=Cyrillic}/u.test(text) ? { text, lang: 'en' } : { text }
}

/** What else tells an entry from others, in few words. */
export function subOf(entry: Entry, said: NetworkWords): string {
  const { words } = said
  return partsOf(entry, said)
    .filter((part) => part !== '')
    .join(' · ')

  function partsOf(one: Entry, { place }: NetworkWords): string[] {
    switch (one.table) {
      case 'places': {
        const { kind, country } = one.rows[0].properties
        return [words.kind(kind), words.country(country)]
      }
      case 'links': {
        const { mode, gauge, lengthKm, status } = one.rows[0].properties
        return [
          words.mode(mode as 'rail'),
          gauge === null ? '' : words.say('network.gauge', { gauge }),
          words.kilometres(lengthKm),
          status === 'in_use' ? '' : kindName(status, words),
        ]
      }
      case 'services': {
        const [service] = one.rows
        const ends = [service.calls[0], service.calls.at(-1)].map((call) => (call ? place(call.location) : ''))
        return [ends.join(' → '), departuresOf(service, words)]
      }
      case 'handling': {
        const [{ fromMode, toMode, direction }] = one.rows
        return [modeChange(fromMode, toMode, words), directionName(direction, words)]
      }
      case 'closures': {
        const shares = one.rows.map(({ share }) => share)
        const mean = shares.reduce((sum, share) => sum + share, 0) / 12
        return [words.say('network.closures.year', { share: words.percent(mean) })]
      }
      case 'facilities': {
        const [{ does, operator }] = one.rows
        return [operator, words.list(does.map((what) => kindName(what, words)))]
      }
      case 'restrictions': {
        const [{ effect, state, from, until }] = one.rows
        return [kindName(state, words), kindName(effect, words), validity(from, until, words)]
      }
    }
  }
}

function validity(from: number | null, until: number | null, words: Words): string {
  const [start, end] = [from, until].map((at) => (at === null ? null : words.longDate(at)))
  return spanInWords(start ?? null, end ?? null, words)
}

/** From when to when something holds; empty where neither is known. */
export function spanInWords(from: string | null, until: string | null, { say }: Words): string {
  if (from !== null && until !== null) return say('network.from.until', { from, until })
  if (from !== null) return say('network.from', { from })
  return until === null ? '' : say('network.until', { until })
}

const SUNDAY = 3 * DAY_MINUTES

/** When a service departs: `Mon, Thu`, `about 2 a week`. */
export function departuresOf(service: Rows['services'], words: Words): string {
  const { departures } = service
  if (!service.boardable) return words.say('network.departs.never')
  switch (departures.kind) {
    case 'days': {
      const { weekdays, localMinutes } = departures
      // Weeks begin with Monday; Sunday is day 0 of the data.
      const inOrder = [...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
      const days =
        weekdays.length === 7
          ? words.say('network.departs.daily')
          : words.list(inOrder.map((day) => words.shortWeekday(SUNDAY + day * DAY_MINUTES)))
      return localMinutes === null ? days : words.say('network.departs.at', { days, time: clock(localMinutes) })
    }
    case 'headway':
    case 'random': {
      const { perWeek } = departures
      const often = perWeek >= 1
      const count = Math.round((often ? perWeek : perWeek * (365.25 / 84)) * 10) / 10
      return words.say(often ? 'network.departs.weekly' : 'network.departs.monthly', {
        count,
        text: words.decimal(count),
      })
    }
    case 'on_demand':
      return words.say('network.departs.demand')
  }
}

/** Whether departures are spread evenly or come as they come; empty where days are fixed. */
export function regularityOf(service: Rows['services'], { say }: Words): string {
  if (hasFixedDays(service) || !service.boardable) return ''
  const { kind } = service.departures
  return kind === 'headway' || kind === 'random' ? say(`network.departs.${kind}`) : ''
}

/** `08:30`, of minutes since midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `rail → sea`; empty where it is the same for all. */
export function modeChange(from: string, to: string, words: Words): string {
  if (from === 'any' && to === 'any') return ''
  const name = (mode: string) => (mode === 'any' ? words.say('network.mode.any') : words.naming.mode(mode as 'rail'))
  return from === to ? name(from) : `${name(from)} → ${name(to)}`
}

/** `China → Kazakhstan`, `1435 → 1520 mm`, `outbound`; empty where it is the same for all. */
export function directionName(direction: string, words: Words): string {
  if (direction === 'any') return ''
  if (direction === 'in' || direction === 'out') return words.say(`network.direction.${direction}`)
  const [from = '', to = ''] = direction.split('>')
  return /^\d+$/.test(from)
    ? words.say('network.direction.gauge', { from, to })
    : `${words.country(from)} → ${words.country(to)}`
}

/** A duration of the data as it is summed up elsewhere on the page. */
export function summaryOf(knots: DurationKnots): HoursSummary {
  return {
    mean: durationMean(knots),
    p10: durationQuantile(knots, 0.1),
    p50: knots.p50,
    p90: durationQuantile(knots, 0.9),
  }
}

const KINDS = {
  in_use: 'network.kind.in_use',
  suspended: 'network.kind.suspended',
  under_construction: 'network.kind.under_construction',
  planned: 'network.kind.planned',
  rail_block_train: 'network.kind.rail_block_train',
  rail_wagonload: 'mode.wagonload',
  rail_ferry: 'mode.rail_ferry',
  ro_ro: 'mode.ro_ro',
  feeder: 'mode.feeder',
  deep_sea: 'mode.deep_sea',
  sea_bulk: 'mode.sea_bulk',
  barge: 'mode.barge',
  road: 'mode.road',
  fixed_days: 'network.kind.fixed_days',
  no_fixed_days: 'network.kind.no_fixed_days',
  not_boardable: 'network.kind.not_boardable',
  acceptance: 'network.kind.acceptance',
  loading: 'network.kind.loading',
  unloading: 'network.kind.unloading',
  delivery: 'network.kind.delivery',
  transshipment: 'network.kind.transshipment',
  transship: 'network.kind.transshipment',
  gauge_change: 'network.kind.gauge_change',
  border: 'network.kind.border',
  customs: 'network.kind.customs',
  port: 'network.kind.port',
  inForce: 'network.kind.inForce',
  notInForce: 'network.kind.notInForce',
  notCovered: 'network.kind.notCovered',
  unknown: 'network.kind.unknown',
  forbid: 'network.kind.forbid',
  hold: 'network.kind.hold',
  quota: 'network.kind.quota',
  flag: 'network.kind.flag',
} as const satisfies Readonly<Record<string, MessageKey>>

/** Name of a kind by which entries are told apart. */
export function kindName(kind: string, words: Words): string {
  const key = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : undefined
  return key === undefined ? words.kind(kind) : words.say(key)
}

const CORRIDORS = {
  middle: 'network.corridor.middle',
  'middle-turkmen': 'network.corridor.middle-turkmen',
  'middle-btk': 'network.corridor.middle-btk',
  northern: 'network.corridor.northern',
  'north-south': 'network.corridor.north-south',
  'central-asia': 'network.corridor.central-asia',
  china: 'network.corridor.china',
  europe: 'network.corridor.europe',
  baltic: 'network.corridor.baltic',
  'black-sea': 'network.corridor.black-sea',
  'deep-sea': 'network.corridor.deep-sea',
} as const satisfies Readonly<Record<string, MessageKey>>

/** Name of a corridor that links belong to. */
export function corridorName(corridor: string, { say }: Words): string {
  return Object.hasOwn(CORRIDORS, corridor) ? say(CORRIDORS[corridor as keyof typeof CORRIDORS]) : corridor
}
