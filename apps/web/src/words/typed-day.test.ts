import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from './languages.js'
import { datesIn } from './locales.js'
import { dateReader, dayReader } from './typed-day.js'

const FROM = '2026-11-26'
const DAY_MS = 86_400_000

describe('a day as it is typed', () => {
  it.each([
    ['en', '2026-12-31', '2026-12-31'],
    ['en', '31.12.2026', '2026-12-31'],
    ['en', '1/2/2027', '2027-02-01'],
    ['en', '12/31/2026', '2026-12-31'],
    ['en', '31.12.27', '2027-12-31'],
    ['en', '31 Dec 2026', '2026-12-31'],
    ['en', 'dec 31, 2026', '2026-12-31'],
    ['en', '31 december', '2026-12-31'],
    ['en', '15.3', '2027-03-15'],
    ['en', '26 nov', '2026-11-26'],
    ['en', '29.2', '2028-02-29'],
    ['ru', '31 декабря 2026 г.', '2026-12-31'],
    ['ru', '5 мая', '2027-05-05'],
    ['ru', '31 dec', '2026-12-31'],
    ['lt', '2026 m. gruodžio 31 d.', '2026-12-31'],
    ['lt', '2026 m. lapkričio mėn. 5 d.', '2026-11-05'],
    ['kk', '2026 жылғы 31 желтоқсан', '2026-12-31'],
    ['lt', 'birzelio 5', '2027-06-05'],
    ['kk', '2026 ж. 31 желтоқсан', '2026-12-31'],
  ] as const)('%s: %s is %s', (language, text, day) => {
    expect(dayReader(language)(text, FROM)).toBe(day)
  })

  it.each(['', '31', '2026', '2026-12', '30.2.2026', '1.2.20', '5 rug', 'soon', '1 2 3 4', '5 jan feb', '2026-2-301'])(
    '%j is none, or more than one',
    (text) => {
      expect(dayReader('lt')(text, FROM)).toBe(null)
    },
  )

  it.each([
    ['2026', '2026'],
    ['11.2026', '2026-11'],
    ['2026-11', '2026-11'],
    ['November 2026', '2026-11'],
    ['ноябрь 2026 года', '2026-11'],
    ['26 Nov', '2026-11-26'],
    ['13.2026', null],
    ['26', null],
  ])('is a date as far as it is typed: %s', (text, date) => {
    expect(dateReader('ru')(text, FROM)).toBe(date)
  })

  it.each(['', ' г.', ' г', ' ж.', ' m.', ' год', ' года', ' году', ' metai', ' metų', ' жыл', ' жылы', ' жылғы'])(
    'is a year whatever says so beside it: 2026%s',
    (word) => {
      expect(dateReader('en')(`2026${word}`, FROM)).toBe('2026')
    },
  )

  it.each(['2026 x', '2026 d.', '2026 y y'])('is no year beside anything else: %s', (text) => {
    expect(dateReader('en')(text, FROM)).toBe(null)
  })

  it.each(LANGUAGES)('is read back from any date that the page shows in %s', (language) => {
    const read = dayReader(language)
    const forms = (['short', 'long'] as const).map((month) =>
      datesIn(language, { day: 'numeric', month, year: 'numeric' }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 18_262, max: 29_000 }), (day) => {
        const iso = new Date(day * DAY_MS).toISOString().slice(0, 10)
        for (const form of forms) expect(read(form(day * DAY_MS), FROM)).toBe(iso)
        expect(read(iso, FROM)).toBe(iso)
      }),
    )
  })
})
