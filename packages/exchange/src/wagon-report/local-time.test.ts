import { expect, it } from 'vitest'
import { inZone, readLocalTime } from './local-time.js'

const context = { reportedAt: Date.UTC(2026, 10, 20, 8) / 60_000, from1904: false }

function read(date: string, time = '', reportedAt = context.reportedAt, from1904 = false) {
  const local = readLocalTime(date, time, { reportedAt, from1904 })
  return local === null ? null : inZone(local, 'Europe/Moscow').eventTime.slice(0, 19).replace('T', ' ')
}

it.each([
  ['20.11.2026 14:05', ''],
  ['20.11.26 14-05', ''],
  ['20/11/2026 14.05', ''],
  ['2026-11-20 14:05:00', ''],
  ['2026-11-20T14:05', ''],
  ['20.11.2026 г. 14:05 (мск)', ''],
  ['20.11 14:05', ''],
  ['2026.11.20 14:05', ''],
  ['2026/11/20 14:05', ''],
  ['2026-11-20T14:05:00.000', ''],
  ['20 ноября 2026 г. 14:05', ''],
  ['20-ноя-2026', '14:05'],
  ['20 Nov 2026 14:05', ''],
  ['20.11.2026', '14:05'],
  ['20.11.2026 00:00:00', '14:05:00'],
  ['2026-11-20', '0.586805555555556'],
  ['2026-11-20', '1405'],
  ['46346.586805555555', ''],
  ['46346,586806', ''],
  ['46346', '14-05'],
])('reads «%s» and «%s»', (date, time) => {
  expect(read(date, time)).toBe('2026-11-20 14:05:00')
})

it('counts day numbers from 1904 where the workbook does', () => {
  expect(read('44884.586805555555', '', context.reportedAt, true)).toBe('2026-11-20 14:05:00')
})

it('gives a date without year that of the report, or the one before', () => {
  expect(read('21.11 07:00')).toBe('2026-11-21 07:00:00')
  expect(read('22.11 07:00')).toBe('2025-11-22 07:00:00')
  expect(read('31.12 23:50', '', Date.UTC(2027, 0, 2) / 60_000)).toBe('2026-12-31 23:50:00')
  expect(readLocalTime('20.11 14:05', '', context)?.isYearSupplied).toBe(true)
})

it('says where there is no time of day, and reads the end of a day as the start of the next', () => {
  expect(readLocalTime('20.11.2026', '', context)).toMatchObject({ isDateOnly: true, isSerial: false })
  expect(readLocalTime('20.11.2026', '00:00', context)).toMatchObject({ isDateOnly: false })
  expect(readLocalTime('46346', '', context)).toMatchObject({ isDateOnly: true, isSerial: true })
  expect(read('20.11.2026 24:00')).toBe('2026-11-21 00:00:00')
})

it.each([
  '',
  '31.02.2026',
  '29.02.2025 10:00',
  '20.13.2026',
  '20.11.2026 25:00',
  '20.11.2026 14:60',
  '14:05',
  '20 нож 2026',
  '11/20/2026 14:05',
  '2026-11-20T14:05:00+25:00',
  '20.11.2026+05:00',
  '2026-11-20T14:05:00+05:99',
  '2026-11-20T14:05:00+14:30',
  '2026-11-20 14:05-10',
  '20.11.2026 14:05-10',
  '5',
  'вчера',
])('does not read «%s»', (text) => {
  expect(read(text)).toBeNull()
})

it.each([
  ['2026-11-20T14:05:00+05:00', '2026-11-20T14:05:00+05:00'],
  ['2026-11-20T14:05:00.000+0500', '2026-11-20T14:05:00+05:00'],
  ['2026-11-20 14:05 +05', '2026-11-20T14:05:00+05:00'],
  ['2026-11-20T09:05:00Z', '2026-11-20T09:05:00+00:00'],
  ['2026-03-29T03:30:00-03:30', '2026-03-29T03:30:00-03:30'],
  ['2026-11-20 14:05:00-05', '2026-11-20T14:05:00-05:00'],
])('keeps the offset that «%s» has', (text, eventTime) => {
  const local = readLocalTime(text, '', context)
  expect(local && inZone(local, 'Europe/Vilnius')).toMatchObject({ eventTime, offset: eventTime.slice(-6) })
  expect(local && inZone(local, 'Europe/Vilnius').instant).toBe(Date.parse(eventTime) / 60_000)
})

it.each([
  ['2026-11-20T00:00:00Z', '14:05', '2026-11-20T14:05:00+03:00'],
  ['2026-11-20T00:00:00+05:00', '0.586805555555556', '2026-11-20T14:05:00+03:00'],
  ['2026-11-20', '14:05:00+05:00', '2026-11-20T14:05:00+05:00'],
  ['20.11.2026', '14:05Z', '2026-11-20T14:05:00+00:00'],
  ['46346', '14:05:00.000 +0500', '2026-11-20T14:05:00+05:00'],
  ['2026-11-20T00:00:00Z', '14:05:00+05:00', '2026-11-20T14:05:00+05:00'],
  ['2026-11-20', '1899-12-30T14:05:00-05', '2026-11-20T14:05:00-05:00'],
])('takes the offset from the cell that tells the time: «%s» and «%s»', (date, time, eventTime) => {
  const local = readLocalTime(date, time, context)
  expect(local && inZone(local, 'Europe/Moscow').eventTime).toBe(eventTime)
})

it.each(['14:05+05:99', '14:05-10', '14:05+15', '+05:00'])('does not read the time «%s»', (time) => {
  expect(read('20.11.2026', time)).toBeNull()
})

it('writes the offset that the clocks of a zone have', () => {
  const local = readLocalTime('20.11.2026 00:30', '', context)
  expect(local && inZone(local, 'Asia/Almaty')).toMatchObject({
    eventTime: '2026-11-20T00:30:00+05:00',
    offset: '+05:00',
  })
  expect(local && inZone(local, 'America/New_York').offset).toBe('-05:00')
  expect(local && inZone(local, 'Asia/Tehran').offset).toBe('+03:30')
})

it('is moved behind the change where the clocks of its zone skipped it', () => {
  const skipped = readLocalTime('29.03.2026', '03:30', { reportedAt: 0, from1904: false })
  expect(skipped && inZone(skipped, 'Europe/Vilnius')).toMatchObject({
    eventTime: '2026-03-29T04:30:00+03:00',
    offset: '+03:00',
  })
})
