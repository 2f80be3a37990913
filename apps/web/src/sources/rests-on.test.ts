import type { TransportPlan } from '@karavan/model'
import { expect, it } from 'vitest'
import { restsOn } from './rests-on.js'

it('counts the ways, stages and lines that rest on a row', () => {
  const source = { row: 'handling.csv:3' }
  const other = { row: 'handling.csv:4' }
  const plan = (stages: object[][], lines: object[]) =>
    ({
      stages: stages.map((provenance) => ({ provenance })),
      cost: { lines: lines.map((one) => ({ source: one })) },
      co2eLines: [],
    }) as unknown as TransportPlan
  expect(
    restsOn('handling.csv:3', [
      plan([[other, source], [source]], [other]),
      plan([], [source]),
      plan([[other]], [other]),
    ]),
  ).toEqual({ ways: 2, stages: 2, lines: 1 })
})
