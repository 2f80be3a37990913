import { describe, expect, it } from 'vitest'
import { placeOn } from '../../answers/time-axis.js'
import { waysAxis } from './ways-axis.js'

const DAY = 1440
const curve = (start: number) => ({
  gridMinutes: 60,
  start,
  horizonEnd: start + 60 * DAY,
  cdf: [0.2, 0.6, 1],
  never: 0,
})

describe('the axis of ways on', () => {
  it.each([
    ['long past', -9],
    ['past', -1],
    ['before the first can come', 3],
    ['between', 10.02],
    ['after all', 40],
  ])('holds the time that counts where that is %s', (_, days) => {
    const axis = waysAxis(0, [curve(10 * DAY), curve(12 * DAY)], days * DAY)
    expect(placeOn(axis, days * DAY)).toBeGreaterThan(0)
    expect(placeOn(axis, days * DAY)).toBeLessThan(1)
  })

  it('begins a day before the first can come, and not before now', () => {
    expect(waysAxis(0, [curve(10 * DAY), curve(12 * DAY)], null).from).toBe(9 * DAY)
    expect(waysAxis(0, [curve(600)], null).from).toBe(0)
  })
})
