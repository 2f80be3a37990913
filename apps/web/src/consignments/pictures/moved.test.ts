import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnEstimates, movedFrame, shareOf, ticksOf } from './moved.js'

const DAY = 1440

function past(asOf: number, p50: number | null = asOf + 10 * DAY) {
  const by = (days: number) => (p50 === null ? null : p50 + days * DAY)
  return { asOf, p10: by(-2), p50, p90: by(3), missing: null, moved: null }
}

describe('how an estimate moved, drawn', () => {
  it('shows the last estimate past now, so that it has a band too', () => {
    const answer = { past: [past(0), past(5 * DAY), past(10 * DAY)], asOf: 10 * DAY }
    const drawn = drawnEstimates(answer)
    expect(drawn.map(({ from, to }) => to - from).every((width) => width >= 0.3 * DAY)).toBe(true)
    const frame = movedFrame(answer, drawn, [])
    expect(frame && shareOf(answer.asOf, frame.from, frame.to)).toBeLessThan(97)
    expect(frame?.to).toBe(drawn.at(-1)?.to)
  })

  it('shows one that was made just now, with an hour before it', () => {
    const answer = { past: [past(0)], asOf: 1 }
    const drawn = drawnEstimates(answer)
    const frame = movedFrame(answer, drawn, [])
    expect(frame).toMatchObject({ from: -59, to: 4 })
    expect(drawn[0]).toMatchObject({ from: 0, to: 4 })
  })

  it('has no place for what half arrive beyond', () => {
    const beyond = { past: [past(0, null)], asOf: DAY }
    expect(drawnEstimates(beyond)).toEqual([])
    expect(movedFrame(beyond, [], [DAY])).toBeNull()
  })
})

describe('ticks of an axis', () => {
  it('are there however short it is, and few however long', () => {
    const span = fc.integer({ min: 60, max: 400 * DAY })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_000 }), span, (from, width) => {
        const ticks = ticksOf(from, from + width)
        expect(ticks.length).toBeGreaterThan(0)
        expect(ticks.length).toBeLessThanOrEqual(5)
        for (const { at, isDay } of ticks) {
          expect(at >= from && at <= from + width).toBe(true)
          expect(isDay ? at % DAY : at % 60).toBe(0)
        }
      }),
    )
  })

  it('are hours of a day where days are too far apart', () => {
    expect(ticksOf(100, 400).map(({ at }) => at)).toEqual([180, 360])
    expect(ticksOf(0, 8 * DAY)).toEqual([0, 2, 4, 6, 8].map((day) => ({ at: day * DAY, isDay: true })))
  })
})
