import type { EpochMinutes } from '@karavan/core'
import type { TransportPlan } from '@karavan/model'
import { placeOn, ticksBetween } from '../../answers/time-axis.js'
import { type LegPieces, legPieces } from '../../plan/leg-pieces.js'
import { modeGroup } from '../../words/modes.js'
import type { Words } from '../../words/words.js'
import { betweenOf } from '../between.js'
import { labelAt } from './arrivals.js'
import { type Colour, INK, MODE_INK } from './ink.js'
import type { Box } from './label-places.js'
import type { Drawing, Mark, Measure, Scale } from './marks.js'

/** The legs one after another on the calendar: waiting hatched, handling pale, running full, and the span of eight in ten. */
export function drawLegs(
  plan: TransportPlan,
  ready: EpochMinutes,
  scale: Omit<Scale, 'height'>,
  words: Words,
): Drawing {
  const { width, text, measure } = scale
  const { rows, end } = legPieces(plan)
  const to = ready + end * 60 * 1.02
  const axis = { from: ready, to, ticks: ticksBetween(ready, to, Math.max(3, Math.floor(width / (text * 8)))) }
  const x = (hours: number) => placeOn(axis, ready + hours * 60) * width
  const head = text * 1.7
  const row = text * 3.1
  const height = head + rows.length * row + text * 1.9
  const marks: Mark[] = []
  for (const tick of axis.ticks) {
    const at = placeOn(axis, tick) * width
    marks.push({
      kind: 'line',
      x1: at,
      x2: at,
      y1: text * 0.3,
      y2: head + rows.length * row,
      stroke: INK.line,
      strokeWidth: text * 0.07,
    })
    const label = words.shortDate(tick)
    if (at + text * 0.5 + measure(label, text, 400) < width)
      marks.push(labelAt(at + text * 0.3, text, label, text, INK.inkSoft))
  }
  for (const [i, leg] of rows.entries())
    marks.push(...bar(leg, i, { x, top: head + i * row, width, text, measure }, words))
  marks.push(...legend(head + rows.length * row + text * 1.4, text, measure, words))
  return { width, height, marks }
}

interface Row {
  readonly x: (hours: number) => number
  readonly top: number
  readonly width: number
  readonly text: number
  readonly measure: Measure
}

function bar(row: LegPieces, index: number, { x, top, width, text, measure }: Row, words: Words): Mark[] {
  const colour = MODE_INK[modeGroup(row.leg.mode)]
  const y = top + text * 1.25
  const name = `${index + 1}  ${words.mode(row.leg.mode)}, ${betweenOf(row.leg, words)}`
  const room = width - x(row.from)
  const left = room > measure(name, text, 600)
  const marks: Mark[] = [
    {
      ...labelAt(left ? x(row.from) : width, top + text * 0.9, name, text, INK.ink),
      weight: 600,
      anchor: left ? 'start' : 'end',
    },
  ]
  for (const { kind, from, to } of row.pieces) {
    const box = { x: x(from), y, width: Math.max(text * 0.15, x(to) - x(from)), height: text * 0.75 }
    marks.push(...piece(kind, box, colour, text))
  }
  if (row.early !== null && row.late !== null) {
    const [early, late] = [x(row.early), x(row.late)]
    marks.push({
      kind: 'rect',
      x: early,
      y: y + text * 0.95,
      width: Math.max(text * 0.15, late - early),
      height: text * 0.22,
      fill: INK.ink,
    })
  }
  return marks
}

function piece(kind: LegPieces['pieces'][number]['kind'], box: Box, colour: Colour, text: number): Mark[] {
  const outline: Mark = { kind: 'rect', ...box, stroke: colour, strokeWidth: text * 0.08 }
  switch (kind) {
    case 'running':
      return [{ kind: 'rect', ...box, fill: colour }]
    case 'handling':
      return [{ kind: 'rect', ...box, fill: colour, opacity: 0.42 }]
    case 'wait':
      return [{ kind: 'path', strokes: hatching(box, text * 0.42), stroke: colour, strokeWidth: text * 0.1 }, outline]
  }
}

/** Slanted lines that fill a box. */
function hatching({ x, y, width, height }: Box, step: number) {
  const strokes = []
  for (let at = step / 2; at < width + height; at += step) {
    const from = Math.max(0, at - height)
    const to = Math.min(width, at)
    if (to - from < step * 0.1) continue
    strokes.push({
      closed: false,
      points: [
        [x + from, y + (at - from)],
        [x + to, y + (at - to)],
      ] as const,
    })
  }
  return strokes
}

function legend(y: number, text: number, measure: Measure, words: Words): Mark[] {
  const marks: Mark[] = []
  let at = 0
  for (const kind of ['wait', 'handling', 'running', 'span'] as const) {
    const box = { x: at, y: y - text * 0.7, width: text * 1.8, height: text * 0.75 }
    marks.push(
      ...(kind === 'span'
        ? [{ kind: 'rect', ...box, y: y - text * 0.42, height: text * 0.22, fill: INK.ink } as const]
        : piece(kind, box, INK.inkSoft, text)),
    )
    const label = words.say(`take.piece.${kind}`)
    marks.push(labelAt(at + text * 2.2, y, label, text, INK.inkSoft))
    at += text * 3.6 + measure(label, text, 400)
  }
  return marks
}
