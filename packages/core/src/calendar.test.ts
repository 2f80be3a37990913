import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthOf, nextMonth } from './calendar.js'
import {
  earliestInstant,
  endInstant,
  formatDate,
  formatInstant,
  isPartialDate,
  localToInstant,
  parseInstant,
  zoneOffset,
} from './index.js'

const at = (text: string): number => Date.parse(text) / 60_000
const instants = fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2050-12-31T23:59Z') })

describe('instants', () => {
  it('survive being written and read', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant)
        expect(parseInstant(formatDate(instant))).toBe(instant - (((instant % 1440) + 1440) % 1440))
      }),
    )
  })

  it.each([
    ['2026-11-25', '2026-11-25T00:00Z'],
    ['2026-11-25T08:30', '2026-11-25T08:30Z'],
    ['2026-11-25 08:30', '2026-11-25T08:30Z'],
    ['2026-11-25T08:30+05:00', '2026-11-25T03:30Z'],
    ['2026-11-25T08:30-0330', '2026-11-25T12:00Z'],
    ['2026-11-25T08:30:59.123Z', '2026-11-25T08:30Z'],
    ['2026-11-25T24:00Z', '2026-11-26T00:00Z'],
    ['2028-02-29', '2028-02-29T00:00Z'],
  ])('reads %s', (text, means) => {
    expect(formatInstant(parseInstant(text))).toBe(means)
  })

  it.each([
    '',
    'NaN',
    'tomorrow',
    '2026',
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31T10:00Z',
    '2026-11-25T24:01Z',
    '2026-11-25T25:00Z',
    '2026-11-25T08:60Z',
    '2026-11-25T08:30:75Z',
    '2026-11-25T08:30+99:00',
    '2026-11-25T08:30+05:75',
    '2019-12-31',
    '2051-01-01',
    '9999-12-31',
    '+12026-01-01',
    "2026-11-25'; DROP TABLE plans;--",
    '2026-11-25\n2026-11-26',
    '２０２６-11-25',
  ])('refuses %j', (text) => {
    expect(() => parseInstant(text, '/ready')).toThrow('/ready: INSTANT_INVALID')
  })

  it('never reads what it would not write', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(formatInstant(parseInstant(text))).toMatch(/^20[2-5]\d-/)
        } catch (error) {
          expect(error).toHaveProperty('code', 'INSTANT_INVALID')
        }
      }),
    )
  })

  it('know their month and the start of the next', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const next = nextMonth(instant)
        expect(next).toBeGreaterThan(instant)
        expect(next - instant).toBeLessThanOrEqual(31 * 1440)
        expect(monthOf(next)).toBe((monthOf(instant) + 1) % 12)
        expect(monthOf(next - 1)).toBe(monthOf(instant))
      }),
    )
  })
})

describe('partial dates', () => {
  it.each([
    ['2026', '2026-01-01T00:00Z', '2027-01-01T00:00Z'],
    ['2024-02', '2024-02-01T00:00Z', '2024-03-01T00:00Z'],
    ['2026-12', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
    ['2024-02-29', '2024-02-29T00:00Z', '2024-03-01T00:00Z'],
    ['2026-12-31', '2026-12-31T00:00Z', '2027-01-01T00:00Z'],
  ])('%s reaches from %s to %s', (date, first, end) => {
    expect(isPartialDate(date)).toBe(true)
    expect(earliestInstant(date)).toBe(at(first))
    expect(endInstant(date)).toBe(at(end))
  })

  it.each(['', 'undated'])('%j reaches nowhere', (date) => {
    expect(earliestInstant(date)).toBeNull()
    expect(endInstant(date)).toBeNull()
  })

  it.each([
    '2026-02-30',
    '2023-02-29',
    '2026-04-31',
    '2026-13',
    '2026-00',
    '26',
    '2026-1',
    '0026',
    '2026-11-25T00:00Z',
    'Undated',
  ])('refuses %j', (date) => {
    expect(isPartialDate(date)).toBe(false)
    expect(earliestInstant(date)).toBeNull()
    expect(endInstant(date)).toBeNull()
  })
})

describe('time zones', () => {
  it.each([
    ['Europe/Vilnius', '2026-01-15T12:00Z', 120],
    ['Europe/Vilnius', '2026-03-29T00:59Z', 120],
    ['Europe/Vilnius', '2026-03-29T01:00Z', 180],
    ['Europe/Vilnius', '2026-10-25T00:59Z', 180],
    ['Europe/Vilnius', '2026-10-25T01:00Z', 120],
    ['Asia/Almaty', '2024-02-29T17:59Z', 360],
    ['Asia/Almaty', '2024-02-29T18:00Z', 300],
    ['Asia/Almaty', '2026-07-01T00:00Z', 300],
    ['Asia/Tehran', '2026-07-01T00:00Z', 210],
    ['Asia/Shanghai', '2026-07-01T00:00Z', 480],
    ['UTC', '2026-07-01T00:00Z', 0],
  ])('%s at %s is %d minutes ahead', (zone, when, ahead) => {
    expect(zoneOffset(zone, at(when))).toBe(ahead)
  })

  it.each([
    ['Europe/Vilnius', '2026-11-25T08:00', '2026-11-25T06:00Z', 'winter'],
    ['Europe/Vilnius', '2026-03-29T02:59', '2026-03-29T00:59Z', 'before the clocks go forward'],
    ['Europe/Vilnius', '2026-03-29T03:30', '2026-03-29T01:30Z', 'skipped: the moment after'],
    ['Europe/Vilnius', '2026-03-29T04:00', '2026-03-29T01:00Z', 'after the clocks went forward'],
    ['Europe/Vilnius', '2026-10-25T03:30', '2026-10-25T00:30Z', 'twice: the first'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30Z', 'skipped, west of Greenwich'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', 'twice, west of Greenwich'],
    ['Asia/Almaty', '2024-02-29T23:30', '2024-02-29T17:30Z', 'twice: the first'],
    ['Asia/Almaty', '2024-03-01T00:00', '2024-02-29T19:00Z', 'after the change'],
  ])('%s shows %s at %s: %s', (zone, local, instant) => {
    expect(formatInstant(localToInstant(zone, at(`${local}Z`)))).toBe(formatInstant(at(instant)))
  })

  it('come back to the same clock time unless it was skipped', () => {
    const zones = fc.constantFrom('Europe/Vilnius', 'Asia/Almaty', 'Asia/Baku', 'America/New_York', 'Asia/Kolkata')
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const local = instant + zoneOffset(zone, instant)
        const back = localToInstant(zone, local)
        expect(back + zoneOffset(zone, back)).toBe(local)
        expect(back).toBeLessThanOrEqual(instant)
      }),
    )
  })

  it('refuse a zone that does not exist', () => {
    expect(() => zoneOffset('Asia/Atlantis', 0)).toThrow(RangeError)
  })
})
