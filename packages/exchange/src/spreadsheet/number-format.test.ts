import { expect, it } from 'vitest'
import { displayOf, serialToText } from './number-format.js'

it.each([
  ['date', 14, undefined],
  ['date', 22, undefined],
  ['date', 164, 'dd.mm.yyyy\\ hh:mm;@'],
  ['date', 164, '[$-419]d mmm yyyy'],
  ['date', 164, '[h]:mm'],
  ['plain', 0, undefined],
  ['plain', 2, undefined],
  ['plain', 164, 'General'],
  ['plain', 164, '#,##0.00"дн. yymd"'],
  ['plain', 164, '[Red]0.00'],
  ['plain', 164, '0.00E+00'],
  ['padded', 164, '00000000'],
] as const)('shows a %s by format %i %s', (kind, id, code) => {
  expect(displayOf(id, code).kind).toBe(kind)
})

it('turns day numbers into dates of both calendars', () => {
  expect(serialToText(46_346.586_805_555_56, false)).toBe('2026-11-20 14:05:00')
  expect(serialToText(44_884.586_805_555_56, true)).toBe('2026-11-20 14:05:00')
  expect(serialToText(0.25, false)).toBe('06:00:00')
  expect([-1, 3e6, Number.NaN, Number.POSITIVE_INFINITY].map((serial) => serialToText(serial, false))).toEqual([
    null,
    null,
    null,
    null,
  ])
})
