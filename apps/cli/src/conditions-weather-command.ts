import { placesIn, weatherAt } from '@karavan/conditions'
import { type EpochMinutes, formatDate, formatInstant } from '@karavan/core'
import type { ClosureLimit, ForecastState, PlaceWeather, WeatherAnswer, WeatherMeasure } from '@karavan/model'
import { resolvePlace } from '@karavan/network'
import { knownThresholds, loadNetwork, openForecasts } from '@karavan/storage'
import { chanceBar } from './chance-bar.js'
import type { Invocation } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { percent } from './plan-words.js'
import type { NameOf } from './render-plan.js'
import { type Terminal, table, wrap } from './terminal.js'

const OURS = 'packages/conditions/data/'

const UNITS: Readonly<Record<WeatherMeasure, string>> = { gusts: 'm/s', waves: 'm' }

/**
 * `karavan conditions weather [PLACE…]`: how likely ports are to shut over the next days; exit code 3 where no forecast speaks of
 * any of them.
 * @throws {StructuredError} PLACE_UNKNOWN, PLACE_AMBIGUOUS, FORECAST_SETTING_INVALID, THRESHOLD_ROW_INVALID
 */
export async function conditionsWeather(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
): Promise<Outcome> {
  const network = loadNetwork(overlayOf(values))
  const places = placesIn(operands.join(','), (text) => resolvePlace(network.locations, text, '/at').id)
  const source = openForecasts(process.env, () => now)
  const thresholds = knownThresholds(process.env, (id) => network.locations.has(id))
  const answer = await weatherAt({ ...network, thresholds }, places, source, now)
  const nameOf: NameOf = (id) => network.locations.get(id)?.name ?? id
  return {
    code: answer.places.some(({ days }) => days.length > 0) ? 0 : 3,
    output: values['json'] === true ? asJson(answer) : render(answer, nameOf, terminal),
  }
}

function render(answer: WeatherAnswer, nameOf: NameOf, terminal: Terminal): string {
  const { configured, asOf, attribution, places, withoutThreshold } = answer
  const indented = (text: string, indent = '  ') => wrap(text, terminal.columns, indent)
  const head = configured
    ? [terminal.bold(`How likely ports are to shut, by the forecasts of ${formatInstant(asOf)}`)]
    : [
        terminal.bold('No forecast is connected.'),
        ...indented(
          'Name a folder of forecasts or the address of a service in KARAVAN_WEATHER; docs/conditions.md says how.',
          '',
        ),
      ]
  const lines = [...head, '']
  for (const place of places) lines.push(...placeLines(place, asOf, nameOf, terminal), '')
  if (places.some(({ days }) => days.length > 0))
    lines.push(
      ...indented(
        'Plans take these chances for the days of the forecast, and the usual share of the month after them.',
        '',
      ),
      '',
    )
  for (const id of withoutThreshold)
    lines.push(terminal.bold(nameOf(id)), ...indented('nobody says from what wind or waves on it shuts'), '')
  for (const line of faultLines(places, nameOf)) lines.push(...indented(line, ''), '')
  if (configured && attribution !== null) lines.push(...indented(attribution, ''), '')
  return lines.join('\n')
}

function placeLines(
  { threshold, forecasts, days }: PlaceWeather,
  asOf: EpochMinutes,
  nameOf: NameOf,
  terminal: Terminal,
): string[] {
  const { place, gusts, waves } = threshold
  const limits = [limitWords('gusts', gusts), limitWords('waves', waves)].filter((words) => words !== null)
  const sources = [gusts, waves].flatMap((limit) =>
    limit === null ? [] : [`${limit.basis}, ${limit.source}${ownRow(limit)}`],
  )
  const rows = days.map(({ day, chance, by, greatest }) => [
    formatDate(day),
    chanceBar(chance),
    percent(chance),
    `${by} up to ${greatest.toFixed(1)} ${UNITS[by]}`,
  ])
  const room = terminal.columns - 2
  const [, ...body] = table(['', '', '>', ''], rows, room)
  return [
    terminal.bold(`${nameOf(place)}: shuts from ${limits.join(' or ')}`),
    ...[...new Set(sources)].flatMap((source) => wrap(source, terminal.columns, '  ').map(terminal.dim)),
    ...forecasts.flatMap((state) => wrap(stateWords(state, asOf), terminal.columns, '  ')),
    ...body.map((line) => `  ${line}`),
  ]
}

/** The row of a limit that a user laid over ours. */
function ownRow({ row }: ClosureLimit): string {
  return row === undefined || row.startsWith(OURS) ? '' : ` (your row ${row})`
}

function limitWords(measure: WeatherMeasure, limit: ClosureLimit | null): string | null {
  return limit === null ? null : `${measure} of ${limit.value} ${UNITS[measure]}`
}

/** How old a forecast is, and whether it speaks of the place. */
function stateWords({ name, fetched, hours }: ForecastState, asOf: EpochMinutes): string {
  const age = fetched === null ? `no forecast of ${name}` : `forecast of ${name}, ${ageWords(asOf - fetched)}`
  return fetched !== null && hours === 0 ? `${age}, has nothing for this place` : age
}

/** Why there is no newer forecast: once for all places that lack it for one reason, in the words for the first. */
function faultLines(places: readonly PlaceWeather[], nameOf: NameOf): readonly string[] {
  const faults = new Map<string, { readonly name: string; readonly text: string; readonly places: string[] }>()
  for (const { threshold, forecasts } of places)
    for (const { name, fault } of forecasts) {
      if (fault === null) continue
      const key = `${name} ${fault.code}`
      const known = faults.get(key) ?? { name, text: fault.text, places: [] }
      faults.set(key, known)
      known.places.push(nameOf(threshold.place))
    }
  return [...faults.values()].map(
    ({ name, text, places: lacking }) => `No newer forecast of ${name} for ${lacking.join(', ')}: ${text}`,
  )
}

function ageWords(minutes: number): string {
  if (minutes < 120) return `${Math.max(0, minutes)} min old`
  return minutes < 2880 ? `${Math.round(minutes / 60)} h old` : `${Math.round(minutes / 1440)} days old`
}
