import type { EpochMinutes } from '@karavan/core'
import type { ArrivalCurve } from '@karavan/model'
import { arrivedBy, density, placeOn, sharedAxis, ticksBetween } from '../../answers/time-axis.js'
import type { Words } from '../../words/words.js'
import { type Colour, INK, PLAN_INK } from './ink.js'
import type { Drawing, Mark, Measure, Scale, TextMark } from './marks.js'

/** When one plan or several arrive. */
export interface Arrivals {
  readonly ready: EpochMinutes
  readonly deadline: EpochMinutes | undefined
  readonly curves: readonly { readonly name: string; readonly curve: ArrivalCurve }[]
}

const BINS = 240
const SHARES = [0.1, 0.5, 0.9] as const

/** The chance of arriving around each day, on the calendar, with the days by which 10, 50 and 90 in a hundred have. */
export function drawArrivals({ ready, deadline, curves }: Arrivals, scale: Scale, words: Words): Drawing {
  const { width, height, text, measure } = scale
  const first = Math.min(...curves.map(({ curve }) => arrivedBy(curve, 0.001) ?? ready))
  const whole = sharedAxis(
    ready,
    curves.map(({ curve }) => curve),
    deadline,
  )
  // The days before anything can arrive say nothing; a little of them is kept as air.
  const from = Math.max(ready, Math.min(first, deadline ?? first) - (whole.to - first) * 0.08)
  const axis = { from, to: whole.to, ticks: ticksBetween(from, whole.to, Math.max(3, Math.floor(width / (text * 9)))) }
  const single = curves.length === 1
  const top = text * (single ? 3.2 : 1.9)
  const base = height - text * 2.1 - (single ? text * 1.1 : 0)
  const x = (instant: EpochMinutes) => Math.min(1, Math.max(0, placeOn(axis, instant))) * width
  const shares = curves.map(({ curve }) => density(axis, curve, BINS))
  const tallest = Math.max(1e-9, ...shares.flat())
  const y = (share: number) => base - (share / tallest) * (base - top)
  const marks: Mark[] = []

  for (const tick of axis.ticks) {
    marks.push({
      kind: 'line',
      x1: x(tick),
      x2: x(tick),
      y1: top,
      y2: height - text * 1.35,
      stroke: INK.line,
      strokeWidth: text * 0.07,
    })
    const label = words.shortDate(tick)
    if (x(tick) + text * 0.5 + measure(label, text, 400) < width)
      marks.push(labelAt(x(tick) + text * 0.3, height - text * 0.35, label, text, INK.inkSoft))
  }
  shares.forEach((bins, i) => {
    const ink = PLAN_INK[i % PLAN_INK.length] ?? { colour: INK.accent, dash: [] }
    const points = bins.map((share, bin) => [((bin + 0.5) / BINS) * width, y(share)] as const)
    marks.push({
      kind: 'path',
      strokes: [{ points: [[0, base], ...points, [width, base]], closed: true }],
      fill: ink.colour,
      opacity: single ? 0.22 : 0.1,
    })
    marks.push({
      kind: 'path',
      strokes: [{ points, closed: false }],
      stroke: ink.colour,
      strokeWidth: text * 0.16,
      ...(single ? {} : { dash: ink.dash.map((part) => part * text * 0.12) }),
    })
  })
  marks.push({ kind: 'line', x1: 0, x2: width, y1: base, y2: base, stroke: INK.ink, strokeWidth: text * 0.1 })
  if (single && curves[0]) marks.push(...quantiles(curves[0].curve, x, { base, top, text, width, measure }, words))
  else marks.push(...medians(curves, x, { base, text }))
  if (deadline !== undefined)
    marks.push(
      ...deadlineMarks(
        x(deadline),
        deadline,
        { base, top, text, width, measure, crossing: single ? daysOf(curves[0]?.curve).map(x) : [], atTop: !single },
        words,
      ),
    )
  return { width, height, marks }
}

interface Frame {
  readonly base: number
  readonly top: number
  readonly text: number
  readonly width: number
  readonly measure: Measure
}

/** The span of eight in ten as a bar beneath the line, and a mark with its day for each of P10, P50 and P90. */
function quantiles(curve: ArrivalCurve, x: (at: EpochMinutes) => number, frame: Frame, words: Words): Mark[] {
  const { base, top, text, width, measure } = frame
  const found = SHARES.map((share) => arrivedBy(curve, share))
  const [p10, p50, p90] = found.map((at) => (at === null ? null : x(at)))
  const marks: Mark[] = []
  if (p10 !== null && p10 !== undefined)
    marks.push({
      kind: 'rect',
      x: p10,
      y: base + text * 0.28,
      width: Math.max(text * 0.2, (p90 ?? width) - p10),
      height: text * 0.5,
      fill: INK.accent,
    })
  const labels = SHARES.flatMap((share, i) => {
    const at = found[i]
    return at === null || at === undefined ? [] : [{ share, at, x: x(at) }]
  })
  const places = spreadOut(
    labels.map(({ at, x: place }) => ({ middle: place, half: measure(words.weekday(at), text, 600) / 2 })),
    width,
    text * 0.8,
  )
  labels.forEach(({ share, at, x: place }, i) => {
    const middle = places[i] ?? place
    const main = share === 0.5
    marks.push(
      {
        kind: 'path',
        strokes: [
          {
            points: [
              [middle, text * 2.35],
              [place, top],
              [place, base],
            ],
            closed: false,
          },
        ],
        stroke: main ? INK.accent : INK.inkSoft,
        strokeWidth: text * (main ? 0.16 : 0.09),
        ...(main ? {} : { dash: [text * 0.25, text * 0.25] }),
      },
      {
        kind: 'text',
        x: middle,
        y: text * 0.85,
        text: `P${share * 100}`,
        size: text * 0.85,
        weight: 400,
        colour: INK.inkSoft,
        anchor: 'middle',
      },
      {
        kind: 'text',
        x: middle,
        y: text * 2,
        text: words.weekday(at),
        size: text,
        weight: 600,
        colour: main ? INK.accent : INK.ink,
        anchor: 'middle',
      },
    )
  })
  if (p50 !== null && p50 !== undefined)
    marks.push({ kind: 'rect', x: p50 - text * 0.15, y: base, width: text * 0.3, height: text * 1.05, fill: INK.ink })
  return marks
}

function daysOf(curve: ArrivalCurve | undefined): EpochMinutes[] {
  return curve === undefined ? [] : SHARES.flatMap((share) => arrivedBy(curve, share) ?? [])
}

/** The median of each plan as a dot on the line. */
function medians(
  curves: Arrivals['curves'],
  x: (at: EpochMinutes) => number,
  { base, text }: Pick<Frame, 'base' | 'text'>,
): Mark[] {
  return curves.flatMap(({ curve }, i): Mark[] => {
    const at = arrivedBy(curve, 0.5)
    const colour = PLAN_INK[i % PLAN_INK.length]?.colour ?? INK.accent
    return at === null
      ? []
      : [
          {
            kind: 'circle',
            x: x(at),
            y: base,
            r: text * 0.34,
            fill: colour,
            stroke: INK.surface,
            strokeWidth: text * 0.1,
          },
        ]
  })
}

function deadlineMarks(
  at: number,
  deadline: EpochMinutes,
  frame: Frame & { readonly crossing: readonly number[]; readonly atTop: boolean },
  words: Words,
): Mark[] {
  const { base, top, text, width, measure, crossing, atTop } = frame
  const label = words.say('take.deadline', { date: words.shortDate(deadline) })
  const size = text * 0.9
  const long = measure(label, size, 600) + text * 0.8
  const isFree = (from: number, to: number) =>
    from >= 0 && to <= width && !crossing.some((line) => line > from && line < to)
  const leftwards = at + long > width || (!isFree(at, at + long) && isFree(at - long, at))
  const y = atTop ? top - text * 0.5 : top + size
  return [
    {
      kind: 'line',
      x1: at,
      x2: at,
      y1: top,
      y2: base + text,
      stroke: INK.danger,
      strokeWidth: text * 0.16,
      dash: [text * 0.5, text * 0.25],
    },
    {
      kind: 'rect',
      x: leftwards ? at - long : at + text * 0.2,
      y: y - size,
      width: long - text * 0.2,
      height: size * 1.3,
      fill: INK.surface,
      opacity: 0.85,
    },
    {
      ...labelAt(at + (leftwards ? -text * 0.4 : text * 0.4), y, label, size, INK.danger),
      weight: 600,
      anchor: leftwards ? 'end' : 'start',
    },
  ]
}

/** Middles of labels in a row, moved apart until none touches another. */
function spreadOut(
  labels: readonly { readonly middle: number; readonly half: number }[],
  width: number,
  gap: number,
): number[] {
  const places = labels.map(({ middle, half }) => Math.min(width - half, Math.max(half, middle)))
  for (let round = 0; round < 20; round++) {
    for (let i = 1; i < labels.length; i++) {
      const need = (labels[i - 1]?.half ?? 0) + (labels[i]?.half ?? 0) + gap
      const have = (places[i] ?? 0) - (places[i - 1] ?? 0)
      if (have >= need) continue
      places[i - 1] = Math.max(labels[i - 1]?.half ?? 0, (places[i - 1] ?? 0) - (need - have) / 2)
      places[i] = Math.min(width - (labels[i]?.half ?? 0), (places[i] ?? 0) + (need - have) / 2)
    }
  }
  return places
}

export function labelAt(x: number, y: number, text: string, size: number, colour: Colour): TextMark {
  return { kind: 'text', x, y, text, size, weight: 400, colour }
}
