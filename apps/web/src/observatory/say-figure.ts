import type { EpochMinutes } from '@karavan/core'
import type { ClaimedComparison, FigurePeriod, Observation, Series, Unit } from '@karavan/model'
import type { Places } from '../consignments/use-places.js'
import { isMessage } from '../words/catalogue.js'
import { dateOf } from '../words/date-of.js'
import type { Words } from '../words/words.js'
import { dataWord, subjectInWords } from './data-words.js'
import type { FigureGroup } from './groups.js'

type Naming = Pick<Places, 'nameOf'>

/** A place, country, corridor, region or operator of a series. */
function placeInWords(id: string, { nameOf }: Naming, { say, country }: Words): string {
  const key = `observatory.name.${id.replace(':', '.')}`
  if (isMessage(key)) return say(key)
  if (/^[A-Z]{2}$/.test(id)) return country(id as Parameters<typeof country>[0])
  return id.includes(':') ? id.slice(id.indexOf(':') + 1) : nameOf(id)
}

/** Units that say themselves in what goods are. */
const IN_ITSELF = {
  container: 'containers',
  wagon: 'wagons',
  truck: 'trucks',
  train: 'trains',
  vessel: 'vessels',
} as const

/** What a series counts and where, without its definition and unit: `Kuryk: handled, grain`. */
export function seriesInWords(series: Series, places: Naming, words: Words): string {
  const { say, list } = words
  const { measure, subject, where, direction, from, to, by, goods, equipment, weight, load, whole, unit } = series
  const name = (id: string) => placeInWords(id, places, words)
  const way =
    from === null && to === null
      ? null
      : `${from === null ? '…' : name(from)} ${direction === 'both' ? '↔' : '→'} ${to === null ? '…' : name(to)}`
  const isSaid = measure === 'other' && (subject !== null || whole !== null)
  const parts = [
    isSaid ? null : say(`observatory.measure.${measure}`),
    subject === null ? null : subjectInWords(subject, words),
    whole === null ? null : say('observatory.share', { whole: dataWord('whole', whole, words) ?? whole }),
    goods === null ? null : (dataWord('goods', goods, words) ?? goods.replaceAll('-', ' ')),
    equipment === null || IN_ITSELF[equipment] === unit.of ? null : say(`observatory.equipment.${equipment}`),
    direction === null || direction === measure || direction === 'both'
      ? null
      : say(`observatory.direction.${direction}`),
    way,
    by === null ? null : say(`observatory.by.${by}`),
    weight === null ? null : say(`observatory.weight.${weight}`),
    load === null ? null : say(`observatory.load.${load}`),
  ]
  const counted = list(parts.filter((part) => part !== null))
  const between = measure === 'tradeTurnover' || measure === 'exports' || measure === 'imports' ? ' – ' : ' + '
  return where.length === 0 ? counted : `${where.map(name).join(between)}: ${counted}`
}

/** What each series is called; those that would be called the same are told apart by their units. */
export function titlesOf(
  groups: readonly Pick<FigureGroup, 'name' | 'series'>[],
  places: Naming,
  words: Words,
): ReadonlyMap<string, string> {
  const told = groups.map(({ name, series }) => ({ name, series, title: seriesInWords(series, places, words) }))
  const counts = new Map<string, number>()
  for (const { title } of told) counts.set(title, (counts.get(title) ?? 0) + 1)
  return new Map(
    told.map(({ name, series, title }) => {
      const isAlone = counts.get(title) === 1
      return [name, isAlone ? title : words.list([title, unitInWords(series.unit, words)])]
    }),
  )
}

/** By whose definition: `TITR association`. */
export function scopeInWords(scope: string | null, places: Naming, words: Words): string {
  if (scope === null) return words.say('observatory.scope.none')
  return dataWord('scope', scope, words) ?? placeInWords(scope, places, words)
}

/** `t a year`, `KZT per USD`. @param count - before which it stands; null where it stands alone */
export function unitInWords({ of, every, per }: Unit, { say }: Words, count: number | null = null): string {
  const named = (unit: string, counted: number | null): string => {
    const key = counted === null ? `observatory.unit.${unit}` : `observatory.counted.${unit}`
    if (isMessage(key)) return say(key, { count: counted ?? 0 })
    return counted === null ? unit : named(unit, null)
  }
  const unit = per === null ? named(of, count) : say('observatory.per', { unit: named(of, null), per: named(per, 1) })
  return every === null ? unit : say(`observatory.every.${every}`, { unit })
}

type Amount = Pick<Observation, 'value' | 'min' | 'max' | 'missing' | 'qualifier'>

/** What a figure says, without its unit: `more than 3.3 million`, or why it says nothing. */
export function valueInWords({ value, min, max, missing, qualifier }: Amount, { say, compact }: Words): string {
  if (value !== null)
    return qualifier === null ? compact(value) : say(`observatory.qualifier.${qualifier}`, { value: compact(value) })
  if (min !== null && max !== null) return say('observatory.range', { low: compact(min), high: compact(max) })
  return say(`observatory.missing.${missing ?? 'notPublished'}`)
}

/** What a figure says, with its unit. */
export function amountInWords(figure: Amount & Pick<Observation, 'series'>, words: Words): string {
  const told = valueInWords(figure, words)
  const isTold = figure.value !== null || figure.min !== null
  return isTold ? `${told} ${unitInWords(figure.series.unit, words, asRead(figure.value ?? figure.max ?? 0))}` : told
}

/** What a number is called by: "3.3 million" is read as millions are, whatever its digits. */
function asRead(value: number): number {
  return Math.abs(value) >= 1_000_000 ? 1_000_000 : Math.abs(value)
}

/** `2024`, `first half of 2024`, `Jan – Jul 2024`, `state of 24 Apr 2024`. */
export function periodInWords(period: FigurePeriod | null, words: Words): string {
  const { say, longDate, shortMonth, shortMonthYear } = words
  if (period === null) return say('observatory.period.none')
  const { kind, start, end } = period
  const [year, month] = [end.slice(0, 4), Number(end.slice(5, 7))]
  const [first, last] = [minuteOf(start), minuteOf(end)]
  const isWholeYear = start.slice(0, 4) === year && start.endsWith('-01-01') && end.endsWith('-12-31')
  if (isWholeYear) return year
  if (kind === 'half') return say('observatory.period.half', { half: month > 6 ? 2 : 1, year })
  if (kind === 'quarter') return say('observatory.period.quarter', { quarter: Math.ceil(month / 3), year })
  if (kind === 'years') return say('observatory.period.span', { start: start.slice(0, 4), end: year })
  if (start === end) return longDate(last)
  if (kind !== 'months') return say('observatory.period.span', { start: longDate(first), end: longDate(last) })
  if (start.slice(0, 7) === end.slice(0, 7)) return shortMonthYear(last)
  const begin = start.slice(0, 4) === year ? shortMonth(first) : shortMonthYear(first)
  return say('observatory.period.span', { start: begin, end: shortMonthYear(last) })
}

/** What a source says of a figure against another: `60 % more than 2023`. */
export function claimInWords(claim: ClaimedComparison, words: Words): string {
  const { say, compact } = words
  const { kind, value, unit, sign, qualifier } = claim
  const base = baseInWords(claim, words)
  if (kind === 'direction' || value === null)
    return say(`observatory.claim.${sign > 0 ? 'grew' : sign < 0 ? 'fell' : 'same'}`, { base })
  const number = compact(Math.abs(value))
  const told = qualifier === null ? number : say(`observatory.qualifier.${qualifier}`, { value: number })
  const change = `${told} ${unitInWords({ of: unit, every: null, per: null }, words, asRead(value))}`
  if (kind === 'multiple') return say('observatory.claim.multiple', { times: told, base })
  if (kind === 'share') return say('observatory.claim.share', { share: change })
  if (value === 0) return say('observatory.claim.same', { base })
  return say(`observatory.claim.${value < 0 ? 'down' : 'up'}`, { change, base })
}

function baseInWords({ base }: ClaimedComparison, words: Words): string {
  if (base?.period == null && base?.value == null) return words.say('observatory.claim.base.before')
  const when = base.period === null ? null : periodInWords(base.period, words)
  const value = base.value === null ? null : words.compact(base.value)
  return value === null ? (when ?? '') : when === null ? value : `${value} (${when})`
}

/** Who says a figure: `Ministry of Transport of Kazakhstan, 10 Oct 2024`. */
export function whoInWords({ origin }: Pick<Observation, 'origin'>, words: Words): string {
  return `${nameOfSource(origin, words)}, ${dateOf(origin.published, words)}`
}

/** Who says a figure, by the name that the language has for it. */
export function producerInWords(producer: string, words: Pick<Words, 'say'>): string {
  return dataWord('producer', producer, words) ?? producer
}

/** Who stands behind a figure, else the host of the address that it was read at. */
export function nameOfSource({ producer, via, source }: Observation['origin'], words: Pick<Words, 'say'>): string {
  if (producer !== null) return producerInWords(producer, words)
  return via ?? (URL.canParse(source) ? new URL(source).hostname.replace(/^www\./, '') : source)
}

function minuteOf(day: string): EpochMinutes {
  return Date.parse(`${day}T00:00:00Z`) / 60_000
}
