import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { OverlayRow, PlanAnswer, PlanQuery, TransportPlan } from '@karavan/model'
import { planTitles } from '../../answers/plan-title.js'
import { arrivedBy, quantilesAlong } from '../../answers/time-axis.js'
import type { Hits, Places } from '../../hits/use-hits.js'
import type { Words } from '../../words/words.js'
import { betweenOf } from '../between.js'
import { drawArrivals } from '../drawing/arrivals.js'
import type { Land } from '../drawing/land.js'
import { drawWays } from '../drawing/way-map.js'
import { Citations } from './citations.js'
import { hitBlocks } from './hit-blocks.js'
import { ownBlocks } from './own-blocks.js'
import { placeBlocks } from './place-blocks.js'
import {
  borderBlocks,
  certainInWords,
  costBlocks,
  emissionBlocks,
  legBlocks,
  type Telling,
  warningBlocks,
} from './plan-blocks.js'
import { countriesOf, endsOf, questionInWords } from './question-words.js'
import type { Block, Cell, Fact, Sheet } from './sheet.js'
import { warningsOf } from './warnings.js'

/** What is taken away of an answer: one plan, those that are compared, or all. */
export interface Taken {
  readonly answer: PlanAnswer
  /** At least one, in the order in which they are shown. */
  readonly plans: readonly TransportPlan[]
  /** What the orders do to the plans; null where it could not be asked. */
  readonly hits: Hits | null
  /** Places said to be shut or limited on the ways of the plans, as far as it is known. */
  readonly places: Places
  /** Values of the asker's own that the answer rests on. */
  readonly own: readonly OverlayRow[]
  /** Address that opens the same question. */
  readonly link: string
  /** When it is taken. */
  readonly made: EpochMinutes
}

/** What a sheet needs beside the answer. */
export interface Beside {
  readonly land: Land
  /** English names of the places and services that the question avoids, by id. */
  readonly names: ReadonlyMap<string, string>
}

/** Up to so many plans, each is told line by line, with its cost and CO2e. */
const MOST_IN_FULL = 2
/** Up to so many plans, each shows its legs on the calendar and its borders. */
const MOST_DRAWN = 3
/** Ways that were ruled out, told in brief. */
const MOST_RULED_OUT = 8

/** Describes the sheet in the words of a language; how it is laid out and written is another matter. */
export function buildSheet(
  { answer, plans, hits, places, own, link, made }: Taken,
  { land, names }: Beside,
  words: Words,
): Sheet {
  const { say } = words
  const { query } = answer
  const citations = new Citations()
  const titles = planTitles(answer.plans, words)
  const nameOf = (plan: TransportPlan) => titles.get(plan.planId) ?? words.tell(plan.told.title)
  const single = plans.length === 1 ? plans[0] : undefined
  const { from, to } = endsOf(answer, words)
  const arrivals = {
    ready: query.ready,
    deadline: query.deadline,
    curves: plans.map((plan) => ({ name: nameOf(plan), curve: plan.arrival })),
  }
  const hitsOf = (plan: TransportPlan, level: 2 | 3) => [
    ...hitBlocks(plan, hits === null ? null : (hits.get(plan.planId) ?? []), titles, { words, citations, level }),
    ...placeBlocks(plan, places.get(plan.planId) ?? [], made, { words, citations, level }),
  ]
  const told: Block[] = single
    ? [...hitsOf(single, 2), ...detail(single, query, { words, citations, level: 2 }, 1)]
    : plans.flatMap((plan, i): Block[] => [
        { kind: 'heading', level: 2, text: nameOf(plan), swatch: i },
        { kind: 'facts', facts: promiseOf(plan, query.ready, words) },
        ...hitsOf(plan, 3),
        ...detail(plan, query, { words, citations, level: 3 }, plans.length),
      ])
  const blocks: Block[] = [...ownBlocks(own, plans, words), ...told]
  if (plans.length > MOST_IN_FULL) blocks.push({ kind: 'text', soft: true, text: say('take.short') })
  blocks.push(...ruledOutBlocks(answer, words, citations))
  blocks.push({ kind: 'heading', level: 2, text: say('take.sources'), note: say('take.sources.note') })
  blocks.push({ kind: 'sources', sources: citations.lines(words) })
  blocks.push(...aboutBlocks(answer, link, made, words))
  return {
    language: words.language,
    eyebrow: say(single ? 'take.eyebrow.plan' : 'take.eyebrow.comparison', { count: plans.length }),
    title: `${from} – ${to}`,
    question: questionInWords(answer, names, words),
    way: single ? nameOf(single) : '',
    promise: single
      ? { kind: 'facts', facts: promiseOf(single, query.ready, words) }
      : comparison(plans, query.ready, nameOf, words),
    arrivals: {
      heading: say('take.when'),
      note: say(single ? 'take.when.note' : 'take.when.compared'),
      draw: (scale) => drawArrivals(arrivals, scale, words),
      alt: plans.map((plan) => `${nameOf(plan)}: ${quantilesInWords(plan, words)}`).join('; '),
    },
    map: {
      heading: say(single ? 'take.map' : 'take.map.several'),
      note: '',
      draw: (scale) => drawWays(plans, land, scale, words),
      alt: plans
        .map((plan) =>
          [
            say('take.map.alt', { way: nameOf(plan), countries: countriesOf(plan, words) }),
            ...plan.legs.map((leg) => `${betweenOf(leg, words)}, ${words.mode(leg.mode)}`),
          ].join('; '),
        )
        .join('. '),
    },
    warnings: warningsOf(plans, words),
    blocks,
    sourcesLine: citations.line(words),
    madeOn: say('take.madeOn', { made: words.longDate(made) }),
    madeLine: say('take.madeLine', { made: words.longDate(made), data: words.dateInWords(answer.dataAsOf) }),
    citation: words.tell(answer.told.citation),
    link,
    made: formatInstant(made),
  }
}

/** What stands beneath the promise of a plan; the more plans there are, the less is told of each. */
function detail(plan: TransportPlan, { ready, cargo }: PlanQuery, telling: Telling, plans: number): Block[] {
  return [
    ...legBlocks(plan, ready, telling, plans <= MOST_DRAWN),
    ...warningBlocks(plan, telling),
    ...(plans <= MOST_DRAWN ? borderBlocks(plan, telling) : []),
    ...(plans <= MOST_IN_FULL ? [...costBlocks(plan, telling), ...emissionBlocks(plan, cargo, telling)] : []),
  ]
}

/** What a plan promises, in the order in which it is asked. */
function promiseOf(plan: TransportPlan, ready: EpochMinutes, words: Words): Fact[] {
  const { say } = words
  const { cost, hours, co2eKg, onTime } = plan
  return [
    { name: say('take.p10'), value: dayOf(plan, 0.1, words) },
    { name: say('take.p50'), value: dayOf(plan, 0.5, words), strong: true },
    { name: say('take.p90'), value: dayOf(plan, 0.9, words), strong: true },
    {
      name: say('take.doorToDoor'),
      value: words.elapsedSpread(ready, quantilesAlong(plan.arrival)),
      note: say('take.mean', { hours: words.duration(hours.mean) }),
    },
    ...(onTime === null ? [] : [{ name: say('take.inTime'), value: words.percent(onTime) }]),
    {
      name: say('take.cost'),
      wide: true,
      value: words.moneyRange(cost.low, cost.high, cost.currency),
      note: [
        say('take.typically', { amount: words.money(cost.amount, cost.currency) }),
        certainInWords(cost.certainShare, words),
      ]
        .filter((part) => part !== '')
        .join('; '),
    },
    { name: say('take.co2e'), value: co2eKg === null ? say('take.unknown') : words.emissions(co2eKg) },
    {
      name: say('take.changes'),
      value: say('answers.transshipments', { count: plan.transshipments }),
      note: words.list(plan.legs.slice(0, -1).map(({ to, toName }) => words.place(to, toName))),
    },
    {
      name: say('take.borders.fact'),
      value: say('answers.borders', { count: plan.borders.length }),
      note: words.list(plan.borders.map(({ from, to }) => `${from}–${to}`)),
    },
  ]
}

function dayOf({ arrival }: TransportPlan, share: number, words: Words): string {
  const at = arrivedBy(arrival, share)
  return at === null ? words.say('duration.beyond') : words.longDate(at)
}

function quantilesInWords(plan: TransportPlan, words: Words): string {
  return [0.1, 0.5, 0.9].map((share) => `P${share * 100} ${dayOf(plan, share, words)}`).join(', ')
}

/** The plans side by side, one in each row. */
function comparison(
  plans: readonly TransportPlan[],
  ready: EpochMinutes,
  nameOf: (plan: TransportPlan) => string,
  words: Words,
): Extract<Block, { kind: 'table' }> {
  const { say } = words
  const timed = plans.some(({ onTime }) => onTime !== null)
  const after = (plan: TransportPlan, share: number) => words.elapsed(ready, arrivedBy(plan.arrival, share))
  return {
    kind: 'table',
    columns: [
      { name: say('take.column.way'), share: timed ? 0.28 : 0.34 },
      { name: say('take.p50'), share: 0.13, whole: true },
      { name: say('take.p90'), share: 0.13, whole: true },
      ...(timed ? [{ name: say('take.inTime'), share: 0.08 }] : []),
      { name: say('take.cost'), share: 0.2, whole: true },
      { name: say('take.co2e'), share: 0.09 },
      { name: say('take.column.changes'), share: timed ? 0.09 : 0.11 },
    ],
    rows: plans.map((plan, i): Cell[] => [
      { text: nameOf(plan), strong: true, swatch: i, more: countriesOf(plan, words) },
      { text: dayOf(plan, 0.5, words), strong: true, more: after(plan, 0.5) },
      { text: dayOf(plan, 0.9, words), strong: true, more: after(plan, 0.9) },
      ...(timed ? [{ text: plan.onTime === null ? '' : words.percent(plan.onTime), strong: true }] : []),
      {
        text: words.moneyRange(plan.cost.low, plan.cost.high, plan.cost.currency),
        more: certainInWords(plan.cost.certainShare, words),
      },
      { text: plan.co2eKg === null ? say('take.unknown') : words.emissions(plan.co2eKg) },
      { text: String(plan.transshipments), more: say('take.borderCount', { count: plan.borders.length }) },
    ]),
  }
}

function ruledOutBlocks({ knockedOut }: PlanAnswer, words: Words, citations: Citations): Block[] {
  const { say } = words
  if (knockedOut.length === 0) return []
  const rest = knockedOut.length - MOST_RULED_OUT
  return [
    { kind: 'heading', level: 2, text: say('take.ruledOut') },
    {
      kind: 'table',
      columns: [
        { name: say('take.column.what'), share: 0.4 },
        { name: say('take.column.why'), share: 0.5 },
        { name: say('take.column.sources'), share: 0.1 },
      ],
      rows: knockedOut
        .slice(0, MOST_RULED_OUT)
        .map(({ told, rule }): Cell[] => [
          { text: words.tell(told.subjectName), strong: true },
          { text: words.tell(rule.told.text) },
          { text: rule.source === null ? '' : citations.cite([rule.source]) },
        ]),
    },
    ...(rest > 0 ? [{ kind: 'text', soft: true, text: say('take.ruledOut.rest', { count: rest }) } as const] : []),
  ]
}

/** How the sheet came about, how to open it again, and whom it has to name. */
function aboutBlocks(answer: PlanAnswer, link: string, made: EpochMinutes, words: Words): Block[] {
  const { say } = words
  return [
    { kind: 'heading', level: 2, text: say('take.about') },
    {
      kind: 'text',
      text: say('take.about.made', { made: words.longDate(made), data: words.dateInWords(answer.dataAsOf) }),
    },
    { kind: 'text', text: say('take.about.how') },
    { kind: 'text', text: `${say('take.about.again')} ${link}`, link },
    { kind: 'text', text: say('take.about.cite', { citation: words.tell(answer.told.citation) }) },
    { kind: 'text', soft: true, text: say('take.about.credit') },
  ]
}
