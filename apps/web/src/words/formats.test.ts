import { message, orderName, serviceNamed } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { loadTranslation } from './languages.js'
import { createWords, ENGLISH } from './words.js'

const {
  country,
  dateInWords,
  deadline,
  duration,
  emissions,
  money,
  moneyRange,
  percent,
  shortDate,
  spread,
  units,
  weekday,
} = ENGLISH

describe('numbers in words', () => {
  it('says hours up to a day and a half, then days', () => {
    expect([0, 5.4, 35, 40, 24 * 9.96, 24 * 17.2].map(duration)).toEqual([
      '0 h',
      '5 h',
      '35 h',
      '1.7 days',
      '10 days',
      '17 days',
    ])
    expect(duration(null)).toBe('beyond the horizon')
  })

  it('shows the span of eight in ten beside the median', () => {
    expect(spread({ mean: 420, p10: 336, p50: 408, p90: 576 })).toBe('17 days (14–24)')
    expect(spread({ mean: 5, p10: 5, p50: 5, p90: 5 })).toBe('5 h')
    expect(spread({ mean: 900, p10: 336, p50: 408, p90: null })).toContain('no upper bound')
  })

  it('keeps three digits of money and the currency', () => {
    expect(money('12437.20', 'USD')).toBe('USD 12,400')
    expect(moneyRange('980.00', '15020.00', 'USD')).toBe('USD 980–15,000')
    expect(money('7.30', 'USD')).toBe('USD 7')
  })

  it('never rounds a chance to certainty', () => {
    expect([0, 0.004, 0.5, 0.996, 1].map(percent)).toEqual([
      '0\u00a0%',
      '<\u00a01\u00a0%',
      '50\u00a0%',
      '>\u00a099\u00a0%',
      '100\u00a0%',
    ])
  })

  it('changes from kilograms to tonnes', () => {
    expect([830, 1240, 12_440].map(emissions)).toEqual(['830 kg', '1.2 t', '12 t'])
  })

  it('names days, countries and counts', () => {
    const day = Date.UTC(2026, 10, 25) / 60_000
    expect([shortDate(day), weekday(day)]).toEqual(['25 Nov', 'Wed 25 Nov'])
    expect(deadline(day + 1439)).toBe('the end of 25 Nov 2026')
    expect(deadline(day + 480)).toBe('25 Nov 2026, 08:00')
    expect([dateInWords('2026-11-25'), dateInWords('soon')]).toEqual(['25 Nov 2026', 'soon'])
    expect([country('KZ'), country('x')]).toEqual(['Kazakhstan', 'x'])
    expect([1, 3].map((n) => units('40HC', n))).toEqual(['1 box', '3 boxes'])
  })
})

describe('the time to an arrival', () => {
  const { elapsed, elapsedSpread } = ENGLISH
  const day = (count: number, hours = 0) => Date.UTC(2026, 10, 27 + count, hours) / 60_000

  it('is the days between the dates that stand beside it', () => {
    expect(elapsed(day(0), day(14, 23))).toBe('14 days')
    expect(elapsedSpread(day(0), { p10: day(11, 20), p50: day(14, 23), p90: day(21, 1) })).toBe('14 days (11–21)')
    expect(elapsedSpread(day(0), { p10: day(14, 1), p50: day(14, 9), p90: day(14, 23) })).toBe('14 days')
  })

  it('is told in hours where it is short, and names both units where they differ', () => {
    expect(elapsed(day(0), day(1, 6))).toBe('30 h')
    expect(elapsedSpread(day(0), { p10: day(0, 20), p50: day(1, 6), p90: day(2, 1) })).toBe('30 h (20 h–2 days)')
  })

  it('has no end beyond the horizon', () => {
    expect(elapsed(day(0), null)).toBe('beyond the horizon')
    expect(elapsedSpread(day(0), { p10: day(1), p50: day(3), p90: null })).toBe(
      '3 days (no upper bound within the horizon)',
    )
  })
})

describe('who issued an order', () => {
  it.each([
    ['ru', 'КТЖ (Қазақстан темір жолы), № 46'],
    ['kk', 'ҚТЖ (Қазақстан темір жолы)'],
    ['lt', 'KTZ (Kazachstano geležinkeliai)'],
  ] as const)('is named in a sentence as the language names it: %s', async (language, said) => {
    const { tell } = createWords(language, await loadTranslation(language))
    const order = orderName({ issuer: 'KTZ (Kazakhstan Temir Zholy)', number: '46', sourceDate: '2025-05-10' })
    expect(tell(order).replaceAll('\u00a0', ' ')).toContain(said)
    expect(tell(orderName({ issuer: 'My desk', sourceDate: '2025-05-10' }))).toContain('My desk')
  })
})

describe('words of the data', () => {
  const rule = { kind: 'rule', id: 'FLAG-RU', part: 'title' } as const
  const ours = 'Russia on the way: sanctions check'

  it('are said in the language of the reader where the rule is the one that was translated', async () => {
    const { naming } = createWords('ru', await loadTranslation('ru'))
    expect(naming.ofData({ ...rule, text: ours })).toBe('Путь через Россию: проверка санкций')
    expect(naming.ofData({ ...rule, text: 'Russia: ask the desk' })).toBe('Russia: ask the desk')
    expect(naming.ofData({ ...rule, id: 'MY-OWN', text: 'My own rule' })).toBe('My own rule')
    expect(ENGLISH.naming.ofData({ ...rule, text: ours })).toBe(ours)
  })

  it('name a service of the data in the language of the reader, and leave the name of one of the reader’s own', async () => {
    const { tell } = createWords('ru', await loadTranslation('ru'))
    const named = (name: string) => tell(message('text', { text: serviceNamed({ id: 'KURYK-ALAT-RAIL-ASCO', name }) }))
    expect(named('Kuryk-Alat rail ferry')).toBe('Железнодорожный паром Курык – Алят')
    expect(named('Our ferry')).toBe('Our ferry')
  })

  it('say in what goods travel with the case and the preposition of the language', async () => {
    const { tell } = createWords('ru', await loadTranslation('ru'))
    const kinds = (['20GP', 'wagon-platform'] as const).map(
      (equipment) => ({ kind: 'equipment', equipment, as: 'carrier' }) as const,
    )
    const back = message('back.equipment', { taken: { kind: 'list', items: kinds } })
    expect(tell(back)).toBe('груз поедет в 20-футовых контейнерах, на платформах')
    const why = { kind: 'service', id: 'NEMUNAS-ROLA', part: 'why', text: 'Trial of 2018' } as const
    expect(tell(message('out.notOffered', { why }))).toBe('не предлагается: Пробная перевозка 2018 г.')
  })

  it('tell what a column means, by its table where tables differ', async () => {
    const words = createWords('lt', await loadTranslation('lt'))
    const meaning = (table: string, name: string) => words.columnMeaning(table, { name, meaning: 'as the data say' })
    expect(meaning('links', 'from')).toBe('vienas galas')
    expect(meaning('observations', 'from')).toBe('kur prasideda')
    expect(meaning('handling', 'basis')).toBe('iš kur žinoma')
    expect(meaning('handling', 'mood')).toBe('as the data say')
    expect(words.columnUnit('a week')).toBe('per savaitę')
  })
})

describe('a sentence that ends with a date', () => {
  it('has one full stop where the date ends with one', async () => {
    const { say, longDate } = createWords('ru', await loadTranslation('ru'))
    const date = longDate(Date.UTC(2026, 11, 6) / 60_000)
    expect(date).toMatch(/г\.$/)
    expect(say('take.order.until', { date })).toBe(`Последний день: ${date}`)
  })
})
