import type { EpochMinutes } from '@karavan/core'
import {
  type Cargo,
  type CostLine,
  carriedTonnes,
  type HoursSummary,
  type Leg,
  type Message,
  type MessageValue,
  message,
  type TransportPlan,
} from '@karavan/model'
import { type BorderGroup, borderGroups } from '../../plan/border-groups.js'
import { capital } from '../../plan/capital.js'
import { certainty } from '../../words/modes.js'
import type { Words } from '../../words/words.js'
import { betweenOf } from '../between.js'
import { drawLegs } from '../drawing/leg-bars.js'
import type { Citations } from './citations.js'
import type { Block, Cell } from './sheet.js'
import { flagInWords } from './warnings.js'

/** What the parts of a plan are told with. */
export interface Telling {
  readonly words: Words
  readonly citations: Citations
  /** Of the headings. */
  readonly level: 2 | 3
}

/** Height of the timeline in sizes of its letters: the axis, the legs and the key. */
const timelineHeight = (legs: number) => 3.6 + legs * 3.1

/** The legs of a plan figure by figure. @param drawn - on the calendar as well */
export function legBlocks(
  plan: TransportPlan,
  ready: EpochMinutes,
  { words, citations, level }: Telling,
  drawn: boolean,
): Block[] {
  const { say } = words
  if (plan.legs.length === 0) return []
  return [
    { kind: 'heading', level, text: say('take.legs'), note: say('take.legs.note') },
    ...(drawn ? [legFigure(plan, ready, words)] : []),
    {
      kind: 'table',
      columns: [
        { name: say('take.column.leg'), share: 0.32 },
        { name: say('take.column.wait'), share: 0.11 },
        { name: say('take.column.handling'), share: 0.11 },
        { name: say('take.column.run'), share: 0.11 },
        { name: say('take.column.km'), share: 0.08, numeric: true },
        { name: say('take.column.through'), share: 0.16 },
        { name: say('take.column.sources'), share: 0.11 },
      ],
      rows: plan.legs.map((leg, i) => legRow(leg, i, words, citations)),
    },
  ]
}

function legFigure(plan: TransportPlan, ready: EpochMinutes, words: Words): Block {
  return {
    kind: 'figure',
    height: timelineHeight(plan.legs.length),
    figure: {
      draw: (scale) => drawLegs(plan, ready, scale, words),
      alt: plan.legs
        .map((leg) => `${words.mode(leg.mode)}, ${betweenOf(leg, words)}: ${words.spread(leg.hours)}`)
        .join('; '),
    },
  }
}

function legRow(leg: Leg, index: number, words: Words, citations: Citations): Cell[] {
  const operator = leg.operator && !leg.serviceName.includes(leg.operator) ? `, ${leg.operator}` : ''
  return [
    {
      text: `${index + 1}  ${betweenOf(leg, words)}`,
      strong: true,
      more: `${capital(words.tell(leg.told.carriage))}: ${words.tell(leg.told.serviceName)}${operator}`,
    },
    hoursCell(leg.wait, words),
    hoursCell(leg.handling, words),
    hoursCell(leg.running, words),
    { text: words.number(leg.distanceKm.value) },
    { text: leg.crosses.map(words.country).join(', ') },
    { text: citations.cite([...leg.sources, ...leg.distanceKm.sources]) },
  ]
}

/** Median, with the span of eight in ten beneath. */
function hoursCell(hours: HoursSummary, words: Words): Cell {
  if (!(hours.mean > 0)) return { text: '–' }
  const [median = '', span] = words.spread(hours).split(/ (?=\()/)
  return { text: median, ...(span === undefined ? {} : { more: span.replace(/[()]/g, '') }) }
}

/** What must be heeded on the way. */
export function warningBlocks({ flags }: TransportPlan, { words, citations, level }: Telling): Block[] {
  const { say } = words
  if (flags.length === 0) return []
  const items = flags.map((flag) => {
    const cited = citations.cite(flag.sources)
    return `${flagInWords(flag, words)}${cited === '' ? '' : ` [${cited}]`}`
  })
  return [
    { kind: 'heading', level, text: say('take.warnings') },
    { kind: 'warnings', items },
  ]
}

/** The borders with their papers. */
export function borderBlocks({ borders }: TransportPlan, { words, level }: Telling): Block[] {
  const { say } = words
  if (borders.length === 0) return []
  return [
    { kind: 'heading', level, text: say('take.borders') },
    {
      kind: 'table',
      columns: [
        { name: say('take.column.border'), share: 0.35 },
        { name: say('take.column.regime'), share: 0.36 },
        { name: say('take.column.reconsignment'), share: 0.16 },
        { name: say('take.column.basis'), share: 0.13 },
      ],
      rows: borderGroups(borders).map((group) => borderRow(group, words)),
    },
  ]
}

function borderRow({ basis, passages }: BorderGroup, words: Words): Cell[] {
  const [first] = passages
  const { regime, reconsignment } = first.told
  return [
    {
      text: [first.from, ...passages.map(({ to }) => to)].map(words.country).join(' – '),
      strong: true,
      more: passages.map(({ told }) => words.tell(told.placeName)).join('; '),
    },
    { text: words.tell(regime) },
    { text: reconsignment === null ? words.say('take.none') : words.tell(reconsignment) },
    { text: words.basis(basis) },
  ]
}

/** The cost line by line, with the range of each. */
export function costBlocks({ cost }: TransportPlan, { words, citations, level }: Telling): Block[] {
  const { say } = words
  if (cost.lines.length === 0) return []
  const most = Math.max(1, ...cost.lines.map(({ high, amount }) => Number(high ?? amount ?? 0)))
  return [
    { kind: 'heading', level, text: say('take.cost'), note: certainInWords(cost.certainShare, words) },
    {
      kind: 'table',
      columns: [
        { name: say('take.column.line'), share: 0.26 },
        { name: say('take.column.rate'), share: 0.18 },
        { name: say('take.column.typical', { currency: cost.currency }), share: 0.1, numeric: true },
        { name: say('take.column.range'), share: 0.13, numeric: true },
        { name: '', share: 0.09 },
        { name: say('take.column.basis'), share: 0.13 },
        { name: say('take.column.sources'), share: 0.11 },
      ],
      rows: [
        ...cost.lines
          .filter((line) => !isFree(line))
          .map((line) => costRow(line, most, cost.currency, words, citations)),
        ...freeRows(cost.lines.filter(isFree), words, citations),
      ],
      foot: [
        { text: say('take.total'), strong: true },
        { text: '' },
        { text: bare(words.money(cost.amount, cost.currency), cost.currency), strong: true },
        { text: bare(words.moneyRange(cost.low, cost.high, cost.currency), cost.currency), strong: true },
        { text: '' },
        { text: '' },
        { text: '' },
      ],
    },
  ]
}

function costRow(line: CostLine, most: number, currency: string, words: Words, citations: Citations): Cell[] {
  const { amount, low, high, basis, told } = line
  const { what, rate } = whatInWords(told.what, words)
  return [
    { text: what, ...(told.reason === null ? {} : { more: words.tell(told.reason) }) },
    { text: rate },
    { text: amount === null ? words.say('take.unknown') : bare(words.money(amount, currency), currency) },
    { text: low === null || high === null ? '' : bare(words.moneyRange(low, high, currency), currency) },
    amount === null || low === null || high === null
      ? { text: '' }
      : {
          text: '',
          range: { low: Number(low), typical: Number(amount), high: Number(high), most, certainty: certainty(basis) },
        },
    { text: words.basis(basis) },
    { text: citations.cite([line.source]) },
  ]
}

/** Whether usually nothing is paid, as at a border inside a customs union. */
function isFree({ amount }: CostLine): boolean {
  return amount !== null && Number(amount) === 0
}

/** The lines for which usually nothing is paid, as one. */
function freeRows(lines: readonly CostLine[], words: Words, citations: Citations): Cell[][] {
  if (lines.length === 0) return []
  const high = lines.reduce((sum, line) => sum + Number(line.high ?? 0), 0)
  const [line] = lines
  return [
    [
      {
        text: words.say('take.free', { count: lines.length }),
        more: words.list(lines.map(({ told }) => whatInWords(told.what, words).what)),
      },
      { text: '' },
      { text: words.number(0) },
      { text: high > 0 ? words.amountRange('0', String(high)) : '' },
      { text: '' },
      { text: line === undefined ? '' : words.basis(line.basis) },
      { text: citations.cite(lines.map(({ source }) => source)) },
    ],
  ]
}

/** What a line is for, and what its rate counts; the cargo, which is the same in every line, is left to the question. */
function whatInWords(told: Message, words: Words): { readonly what: string; readonly rate: string } {
  const { what, unit, km } = told.values
  if (!isMessage(what) || !isMessage(unit)) return { what: words.tell(told), rate: '' }
  const paid = km === undefined ? what.message : message('cost.byDistance', { what, km })
  return { what: words.tell(paid), rate: words.tell(unit.message) }
}

function isMessage(value: MessageValue | undefined): value is Extract<MessageValue, { kind: 'message' }> {
  return typeof value === 'object' && value.kind === 'message'
}

/** An amount without its currency, which the head of its column says. */
function bare(amount: string, currency: string): string {
  return amount.replace(`${currency} `, '')
}

/** How much of a cost rests on rates that somebody set or offered. */
export function certainInWords(share: number | null, words: Words): string {
  if (share === null) return ''
  return share < 0.005 ? words.say('take.certain.none') : words.say('take.certain', { share: words.percent(share) })
}

/** For what CO2e is counted: where goods travel in boxes, with these. */
function massInWords(cargo: Cargo, { say, tenths }: Words): string {
  const carried = carriedTonnes(cargo)
  const tonnes = (text: number) => say('mass.tonnes', { text: tenths(text) })
  return carried === cargo.tonnes
    ? say('take.co2e.note')
    : say('take.co2e.gross', {
        carried: tonnes(carried),
        goods: tonnes(cargo.tonnes),
        boxes: tonnes(carried - cargo.tonnes),
      })
}

/** CO2e by leg, with the factor of each. */
export function emissionBlocks(
  { co2eLines, co2eKg }: TransportPlan,
  cargo: Cargo,
  { words, citations, level }: Telling,
): Block[] {
  const { say } = words
  if (co2eLines.length === 0) return []
  const most = Math.max(1, ...co2eLines.map(({ kg }) => kg ?? 0))
  return [
    { kind: 'heading', level, text: say('take.co2e'), note: massInWords(cargo, words) },
    {
      kind: 'table',
      columns: [
        { name: say('take.column.leg'), share: 0.38 },
        { name: say('take.column.co2e'), share: 0.11, numeric: true },
        { name: say('take.column.factor'), share: 0.16, numeric: true },
        { name: '', share: 0.11 },
        { name: say('take.column.basis'), share: 0.13 },
        { name: say('take.column.sources'), share: 0.11 },
      ],
      rows: co2eLines.map((line): Cell[] => [
        {
          text: words.tell(line.told.what),
          ...(line.told.reason === null ? {} : { more: words.tell(line.told.reason) }),
        },
        { text: line.kg === null ? say('take.unknown') : words.emissions(line.kg) },
        { text: line.gramsPerTonneKm === null ? '' : words.decimal(line.gramsPerTonneKm) },
        line.kg === null
          ? { text: '' }
          : { text: '', range: { low: 0, typical: line.kg, high: line.kg, most, certainty: certainty(line.basis) } },
        { text: words.basis(line.basis) },
        { text: citations.cite([line.source]) },
      ]),
      foot: [
        { text: say('take.total'), strong: true },
        { text: co2eKg === null ? say('take.unknown') : words.emissions(co2eKg), strong: true },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: '' },
      ],
    },
  ]
}
