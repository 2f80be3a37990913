import { seededRandom } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { momentAt, readMoment } from './moment.js'

const at = (text: string, format: string, zone: string | null = 'Asia/Aqtau') => {
  const written = readMoment(text, format)
  return written === null ? null : momentAt(written, zone)
}

describe('a time of DTM', () => {
  it.each([
    ['261120', '101', '2026-11-20T00:00:00+05:00', 'supplied'],
    ['20261120', '102', '2026-11-20T00:00:00+05:00', 'supplied'],
    ['2611200815', '201', '2026-11-20T08:15:00+05:00', 'supplied'],
    ['261120081530', '202', '2026-11-20T08:15:30+05:00', 'supplied'],
    ['202611200815', '203', '2026-11-20T08:15:00+05:00', 'supplied'],
    ['20261120081530', '204', '2026-11-20T08:15:30+05:00', 'supplied'],
    ['202611202400', '203', '2026-11-21T00:00:00+05:00', 'supplied'],
    ['202611200815+0400', '205', '2026-11-20T08:15:00+04:00', 'sent'],
    ['202611200815-0330', '205', '2026-11-20T08:15:00-03:30', 'sent'],
    ['2611200815UTC', '301', '2026-11-20T08:15:00+00:00', 'sent'],
    ['202611200815GMT', '303', '2026-11-20T08:15:00+00:00', 'sent'],
    ['20261120081530ALM', '304', '2026-11-20T08:15:30+05:00', 'supplied'],
  ])('%s in format %s is %s', (text, format, eventTime, zone) => {
    expect(at(text, format)).toMatchObject({ eventTime, zone })
  })

  it.each([
    ['202613200815', '203'],
    ['202602300815', '203'],
    ['202611202401', '203'],
    ['202611200860', '203'],
    ['2611200815', '203'],
    ['202611200815', '204'],
    ['18991120', '102'],
    ['20261120', '999'],
    ['20261120', 'constructor'],
    ['', '203'],
    ['٢٠٢٦١١٢٠', '102'],
  ])('%s in format %s is none', (text, format) => {
    expect(readMoment(text, format)).toBeNull()
  })

  it('is in the summer time of its place, and moved where its clocks skipped it', () => {
    const poti = (text: string) => at(text, '203', 'Europe/Bucharest')?.eventTime
    expect(poti('202607010900')).toBe('2026-07-01T09:00:00+03:00')
    expect(poti('202601010900')).toBe('2026-01-01T09:00:00+02:00')
    expect(poti('202603290330')).toBe('2026-03-29T04:30:00+03:00')
  })

  it('is taken as UTC where no zone is known', () => {
    expect(at('202611200815', '203', null)).toEqual({
      eventTime: '2026-11-20T08:15:00+00:00',
      eventTimeZoneOffset: '+00:00',
      zone: 'unknown',
    })
  })

  it('is written so that it names the instant that its clocks showed', () => {
    const random = seededRandom(20261120)
    for (let round = 0; round < 500; round++) {
      const instant = new Date(Date.UTC(1990, 0, 1) + Math.floor(random() * 60 * 365 * 1440) * 60_000)
      const digits = instant.toISOString().replace(/\D/g, '').slice(0, 12)
      for (const zone of ['Asia/Baku', 'Asia/Tbilisi', 'Europe/Bucharest', 'Asia/Almaty', null]) {
        const { eventTime = '', eventTimeZoneOffset = '' } = at(digits, '203', zone) ?? {}
        expect(eventTime.endsWith(eventTimeZoneOffset)).toBe(true)
        const shown = new Date(eventTime).toLocaleString('sv-SE', { timeZone: zone ?? 'UTC' })
        expect(shown.slice(0, 16)).toBe(eventTime.slice(0, 16).replace('T', ' '))
      }
    }
  })
})
