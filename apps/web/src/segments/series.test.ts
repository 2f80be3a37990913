import { INDICATORS, type IndicatorFigure, segmentId } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsOf, monthsOf, scaleEnd, whyUnmeasured } from './series.js'

const SEGMENTS: readonly IndicatorFigure['segment'][] = [
  { kind: 'section', from: 'KZ-ALTYNKOL', to: 'KZ-AKTAU', mode: 'rail' },
  { kind: 'port', place: 'KZ-AKTAU', from: 'rail', to: 'feeder' },
  { kind: 'border', place: 'KZ-DOSTYK', from: 'CN', to: 'KZ', side: 'both', mode: 'rail' },
  { kind: 'border', place: 'KZ-DOSTYK', from: 'CN', to: 'KZ', side: 'leaving', mode: 'rail' },
]
const month = fc
  .tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`)
const figure = fc
  .record({
    segment: fc.constantFrom(...SEGMENTS),
    indicator: fc.constantFrom(...INDICATORS),
    month,
    count: fc.nat({ max: 3 }),
    most: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  })
  .map(
    ({ count, most, ...told }): IndicatorFigure => ({
      ...told,
      segmentId: segmentId(told.segment),
      unit: 'h',
      count,
      mean: count === 0 ? null : most,
      median: null,
      p10: null,
      p90: null,
      least: count === 0 ? null : most,
      most: count === 0 ? null : most,
      unmeasured: count === 0 ? [{ why: 'beginUntold', count: 2 }] : [],
      points: [],
    }),
  )
const figures = fc.uniqueArray(figure, {
  selector: (one) => `${one.segmentId} ${one.indicator} ${one.month}`,
  maxLength: 30,
})

describe('figures by segment and measure', () => {
  it('stand each in one place, in the order of their months', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const series = groupsOf(all).flatMap(({ segments }) =>
          segments.flatMap((one) => [...one.measured, ...one.unmeasured]),
        )
        const found = series.flatMap((one) => one.figures)
        expect(new Set(found)).toEqual(new Set(all))
        expect(found).toHaveLength(all.length)
        for (const one of series) {
          const months = one.figures.map((told) => told.month)
          expect(months).toEqual(months.toSorted())
          expect(new Set(one.figures.map((told) => `${told.segmentId} ${told.indicator}`)).size).toBe(1)
        }
      }),
    )
  })

  it('are drawn where some month was measured, and else told with why not', () => {
    fc.assert(
      fc.property(figures, (all) => {
        for (const { kind, segments } of groupsOf(all))
          for (const { segment, measured, unmeasured } of segments) {
            expect(segment.kind).toBe(kind)
            for (const one of measured) expect(one.figures.some(({ count }) => count > 0)).toBe(true)
            for (const one of unmeasured)
              expect(whyUnmeasured(one.figures)).toEqual([{ why: 'beginUntold', count: 2 * one.figures.length }])
          }
      }),
    )
  })

  it('share every month from the first to the last', () => {
    expect(monthsOf([])).toEqual([])
    expect(monthsOf([{ month: '2027-02' }, { month: '2026-11' }])).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  })

  it('lie within their scale, and fill at least two fifths of it', () => {
    fc.assert(
      fc.property(figures, (all) => {
        const top = Math.max(0, ...all.map(({ most }) => most ?? 0))
        const end = scaleEnd({ figures: all })
        expect(end).toBeGreaterThanOrEqual(top)
        if (top > 0) expect(top / end).toBeGreaterThanOrEqual(0.39)
      }),
    )
  })
})
