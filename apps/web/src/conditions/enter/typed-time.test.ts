import { formatInstant, isMoment, parseInstant } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateReader } from '../../words/typed-day.js'
import { readTime } from './typed-time.js'

const at = { now: parseInstant('2026-11-26T20:30Z'), zone: 'Asia/Aqtau', readDate: dateReader('en') }

describe('a time as people write it', () => {
  it.each([
    ['26.11.2026', '2026-11-26'],
    ['26.11.2026 13:00', '2026-11-26T13:00+05:00'],
    ['26.11.2026, 8:05', '2026-11-26T08:05+05:00'],
    ['13:00 26.11.2026', '2026-11-26T13:00+05:00'],
    ['2026-11-26 13:00', '2026-11-26T13:00+05:00'],
    ['2026-11-26 13:00Z', '2026-11-26T13:00Z'],
    ['26.11.2026 13:00 UTC', '2026-11-26T13:00Z'],
    ['26.11.2026 13:00 UTC+4', '2026-11-26T13:00+04:00'],
    ['26.11.2026 13:00 +5:30', '2026-11-26T13:00+05:30'],
    ['26.11.2026 13:00 GMT-3', '2026-11-26T13:00-03:00'],
    ['26.11.2026 24:00', '2026-11-27T00:00+05:00'],
    ['26.11.2026 24:00:00', '2026-11-27T00:00+05:00'],
    ['26.11', '2026-11-26'],
    ['03.01', '2027-01-03'],
    ['03.01. 6:00', '2027-01-03T06:00+05:00'],
    ['11.2026', '2026-11'],
    ['2026/11/26', '2026-11-26'],
    ['26/11/2026', '2026-11-26'],
    ['05/06/2026', '2026-06-05'],
    ['11/26/2026', '2026-11-26'],
    ['26 Nov 2026', '2026-11-26'],
    ['Nov 26th, 2026 13:00', '2026-11-26T13:00+05:00'],
    ['26 November', '2026-11-26'],
    ['November 2026', '2026-11'],
    ['2026-11', '2026-11'],
    ['2026', '2026'],
    ['2026-11-26T08:00Z', '2026-11-26T08:00Z'],
  ])('is understood: %s', (text, read) => {
    expect(readTime(text, at)).toBe(read)
  })

  it('alone is of the day that the clock of the reader shows', () => {
    expect(readTime('6:00', at)).toBe('2026-11-27T06:00+05:00')
    expect(readTime('6:00', { ...at, zone: 'Europe/Vilnius' })).toBe('2026-11-26T06:00+02:00')
  })

  it('is read in the language of the reader', () => {
    expect(readTime('26 ноября 2026 года', { ...at, readDate: dateReader('ru') })).toBe('2026-11-26')
    expect(readTime('5 мая 2026', { ...at, readDate: dateReader('ru') })).toBe('2026-05-05')
    expect(readTime('2026 m. lapkričio 26 d.', { ...at, readDate: dateReader('lt') })).toBe('2026-11-26')
  })

  it.each([
    '',
    'soon',
    '31.02.2026',
    '25:00',
    '24:30',
    '26.11.2026 24:00:01',
    '26.13.2026',
    'ma 2026',
    '1 2 Nov 2026',
    'Monday 13:00',
  ])('is not guessed: %s', (text) => {
    expect(readTime(text, at)).toBeNull()
  })

  it('is the minute that was meant, whatever the zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: parseInstant('2021-01-01'), max: parseInstant('2049-01-01') }),
        fc.constantFrom('UTC', 'Asia/Aqtau', 'Europe/Vilnius', 'America/New_York'),
        (minute, zone) => {
          const local = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
            .format(minute * 60_000)
            .replace(/\.(\d\d),/, '.20$1')
          const read = readTime(local, { ...at, zone }) ?? ''
          expect(isMoment(read)).toBe(true)
          // An hour that a clock shows twice is taken as the first.
          expect([0, 60]).toContain(minute - parseInstant(read))
          expect(formatInstant(parseInstant(read)).length).toBe(17)
        },
      ),
    )
  })
})
