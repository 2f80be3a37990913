import { type EpochMinutes, writeTable } from '@karavan/core'
import {
  type CorridorSegment,
  FEWEST_FOR_PERCENTILES,
  INDICATORS,
  type Indicator,
  type IndicatorFigure,
  isSegment,
  SEGMENT_EXPECTED,
  type Unmeasured,
} from '@karavan/model'
import { eventPlaces, locateFor } from '@karavan/network'
import { gatherIndicators, loadNetwork } from '@karavan/storage'
import type { IndicatorQuestion } from '@karavan/tracking'
import { type Invocation, type OptionValues, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { tellAgain } from './tell-again.js'
import { type Terminal, table } from './terminal.js'
import { withStorage } from './with-storage.js'

type NameOf = (place: string) => string

/**
 * `karavan indicators`: what the consignments that are kept tell of border points, ports and legs, by month; exit code 3 where they
 * tell nothing.
 * @throws {StructuredError} DATABASE_*
 */
export async function indicators(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
): Promise<Outcome> {
  if (operands.length > 0) throw new UsageError('karavan indicators takes no more words; --segment ID asks for one')
  if (values['json'] === true && values['csv'] === true) throw new UsageError('Take --json or --csv, not both')
  const asked = questionOf(values)
  const network = loadNetwork(overlayOf(values))
  const { segment } = asked
  if (segment !== null && !isSegment(segment, (id) => network.locations.has(id)))
    throw new UsageError(`--segment takes ${SEGMENT_EXPECTED}; received ${JSON.stringify(segment)}`)
  const places = eventPlaces(network.locations)
  const gathered = await withStorage(async (storage) => {
    if (!storage.made()) return { figures: [], consignments: 0, complete: true }
    await tellAgain(storage, { places, overlay: overlayOf(values), now })
    const parts = {
      consignments: await storage.consignments(),
      events: await storage.events(),
      locateFor: locateFor.bind(null, places),
      now,
    }
    return gatherIndicators(parts, { ...asked, visibleTo: null, most: null }, async (_, story) => story)
  })
  const { figures } = gathered
  const code = figures.length === 0 ? 3 : 0
  const nameOf = (place: string) => network.locations.get(place)?.name ?? place
  if (values['json'] === true) return { code, output: asJson({ asOf: now, ...gathered }) }
  if (values['csv'] === true) return { code, output: csvOf(figures) }
  return { code, output: code === 3 ? NOTHING : rendered(figures, gathered.consignments, nameOf, terminal) }
}

const NOTHING = 'No consignment with a plan is known to have such a segment behind it.\n'

function questionOf(values: OptionValues): IndicatorQuestion {
  const { segment, measure } = values
  const indicator = INDICATORS.find((known) => known === measure)
  if (measure !== undefined && indicator === undefined)
    throw new UsageError(`--measure takes one of ${INDICATORS.join(', ')}; received ${JSON.stringify(measure)}`)
  return {
    from: monthOf(values, 'from'),
    to: monthOf(values, 'to'),
    segment: typeof segment === 'string' ? segment : null,
    indicator: indicator ?? null,
  }
}

function monthOf(values: OptionValues, name: 'from' | 'to'): string | null {
  const value = values[name]
  if (value === undefined) return null
  if (typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) return value
  throw new UsageError(`--${name} takes a month, as 2026-11; received ${JSON.stringify(value)}`)
}

const WORDS: Readonly<Record<Indicator, string>> = {
  borderHours: 'hours to clear',
  borderCost: 'cost to clear, a piece of equipment',
  sectionHours: 'hours',
  sectionCost: 'cost of 20 t over 500 km',
  speedWithoutDelay: 'km/h on the move (SWOD)',
  speedWithDelay: 'km/h with delay (SWD)',
}

/** A measure, and of a cost its currency. */
function measureWords({ indicator, unit }: IndicatorFigure): string {
  const isCost = unit !== null && (indicator === 'borderCost' || indicator === 'sectionCost')
  return isCost ? `${WORDS[indicator]}, ${unit}` : WORDS[indicator]
}

const REASONS: Readonly<Record<Unmeasured, string>> = {
  costNotTold: 'nobody tells what was paid',
  currenciesMixed: 'paid in several currencies',
  massUnknown: 'the mass of the goods is not known',
  beginUntold: 'nobody tells when it began',
  stopUntold: 'a border on the way is not told of',
  distanceUnknown: 'the distance is not known',
  timesConflict: 'told to end before it began',
}

function rendered(
  figures: readonly IndicatorFigure[],
  consignments: number,
  nameOf: NameOf,
  { room }: Terminal,
): string {
  const rows = figures.map((figure) => [
    segmentName(figure.segment, nameOf),
    measureWords(figure),
    figure.month,
    String(figure.count),
    tenths(figure.mean),
    tenths(figure.median),
    figure.p10 === null ? '' : `${tenths(figure.p10)}–${tenths(figure.p90)}`,
    figure.unmeasured.map(({ why, count }) => `${count}: ${REASONS[why]}`).join('; '),
  ])
  const header = ['segment', 'measure', 'month', '>count', '>mean', '>median', '>P10–P90', 'not measured']
  const lines = [
    ...table(header, rows, room),
    '',
    `By what happened to ${consignments} ${consignments === 1 ? 'consignment' : 'consignments'}, as CAREC CPMM measures (docs/indicators.md).`,
    `Median, P10 and P90 are told from ${FEWEST_FOR_PERCENTILES} consignments on.`,
  ]
  return `${lines.join('\n')}\n`
}

function segmentName(segment: CorridorSegment, nameOf: NameOf): string {
  switch (segment.kind) {
    case 'border': {
      const side = segment.side === 'both' ? '' : `, ${segment.side}`
      return `${nameOf(segment.place)}: ${segment.from} to ${segment.to} by ${segment.mode}${side}`
    }
    case 'port':
      return `${nameOf(segment.place)}: ${segment.from} to ${segment.to}`
    default:
      return `${nameOf(segment.from)} – ${nameOf(segment.to)} by ${segment.mode}`
  }
}

function tenths(value: number | null): string {
  return value === null ? '' : value.toFixed(1)
}

const COLUMNS = ['segment', 'measure', 'unit', 'month', 'count', 'mean', 'median', 'p10', 'p90', 'least', 'most']

function csvOf(figures: readonly IndicatorFigure[]): string {
  const number = (value: number | null) => (value === null ? '' : String(value))
  const rows = figures.map((figure) => ({
    segment: figure.segmentId,
    measure: figure.indicator,
    unit: figure.unit ?? '',
    month: figure.month,
    count: String(figure.count),
    mean: number(figure.mean),
    median: number(figure.median),
    p10: number(figure.p10),
    p90: number(figure.p90),
    least: number(figure.least),
    most: number(figure.most),
    not_measured: figure.unmeasured.map(({ why, count }) => `${why} ${count}`).join('; '),
  }))
  return writeTable([...COLUMNS, 'not_measured'], rows)
}
