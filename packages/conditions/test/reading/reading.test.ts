import { readFileSync } from 'node:fs'
import { LONGEST_TEXT } from '@karavan/core'
import { ENGLISH, tell } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Proposal, readOrderText, type Said } from '../../src/index.js'
import { lookupOf } from '../../src/reading/gazetteer.js'
import { Page } from '../../src/reading/page.js'
import { readPage } from '../../src/reading/read-order-text.js'
import { bundledGazetteer } from './gazetteer.js'
import { casesIn, precisionOf, recallOf, scoreOf, tableOf } from './score.js'

const gazetteer = bundledGazetteer()
const read = (text: string) => readOrderText(text, gazetteer)
const known = casesIn(new URL('./known/', import.meta.url))
const frozen = casesIn(new URL('./frozen/', import.meta.url))

function saidIn({ isOrder, fields }: Proposal): Said<unknown>[] {
  const said: readonly (Said<unknown> | readonly Said<unknown>[] | null)[] = [isOrder, ...Object.values(fields)]
  return said.flatMap((one) => one ?? [])
}

/** Every value rests on words of the text; what is in words is those words. */
function expectSpans(text: string): void {
  const proposal = read(text)
  for (const { spans } of saidIn(proposal)) {
    expect(spans.length).toBeGreaterThan(0)
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
    }
  }
  const { goods, exceptions, reason, number } = proposal.fields
  for (const said of [
    ...goods,
    ...exceptions,
    ...(reason === null ? [] : [reason]),
    ...(number === null ? [] : [number]),
  ]) {
    const [span] = said.spans
    if (said.value !== '*') expect(said.value).toBe(text.slice(span?.start, span?.end))
  }
}

describe('the known texts', () => {
  const score = scoreOf(known, (text) => read(text).fields)

  it('are half of each language, and some tell of no order', () => {
    expect(known.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(11)
    expect(known.filter(({ language }) => language === 'ru').length).toBeGreaterThanOrEqual(11)
    expect(known.filter(({ expected }) => expected.action === null).length).toBeGreaterThanOrEqual(2)
  })

  it('are read with a precision of 95 % and a recall of 85 % or better', () => {
    console.log(`known\n${tableOf(score)}`)
    expect(precisionOf(score.all), JSON.stringify(score.differences)).toBeGreaterThanOrEqual(0.95)
    expect(recallOf(score.all), JSON.stringify(score.differences)).toBeGreaterThanOrEqual(0.85)
  })
})

describe('the frozen texts, written by someone who has not seen the rules', () => {
  it.runIf(frozen.length > 0)('are reported', () => {
    const score = scoreOf(frozen, (text) => read(text).fields)
    console.log(`frozen\n${tableOf(score)}`)
    expect(score.texts).toBe(frozen.length)
  })
})

describe('docs/conditions.md', () => {
  it('tells the scores of these texts', () => {
    const page = readFileSync(new URL('../../../../docs/conditions.md', import.meta.url), 'utf8')
    for (const cases of [known, frozen].filter((list) => list.length > 0))
      expect(page, 'run `node scripts/docs.mjs`').toContain(tableOf(scoreOf(cases, (text) => read(text).fields)))
  })
})

describe('readOrderText', () => {
  const cases = [...known, ...frozen]

  it.each(cases.map(({ id, text }) => [id, text]))('rests every field of %s on words of the text', (_, text) => {
    expectSpans(text)
  })

  it('reads the same text to the same proposal', () => {
    for (const { text } of known) expect(read(text)).toEqual(read(text))
  })

  it('is not changed by what follows and says nothing of orders', () => {
    const tails = [
      'The port handled 3 million tonnes of dry cargo in nine months.',
      'On average 46 wagons a day passed through the terminal in 2019.',
      'Порт обработал 46 вагонов в сутки, рост составил 8 %.',
    ]
    for (const { text } of known)
      for (const tail of tails) expect(read(`${text}\n\n${tail}`).fields).toEqual(read(text).fields)
  })

  it('proposes nothing for texts that tell of no order', () => {
    for (const text of [
      '',
      '   \n',
      'The port plans to build a container yard by 2026.',
      'Kazakhstan is considering a ban on coal exports.',
      'Казахстан может ввести запрет на вывоз угля до конца 2025 года.',
      'No ban has been introduced at Dostyk.',
    ]) {
      const { isOrder, fields } = read(text)
      expect(isOrder, text).toBeNull()
      expect(Object.values(fields).flatMap((value) => value ?? [])).toEqual([])
    }
  })

  it('takes the year of another date of the text, and says that it did', () => {
    const { from, to } = read(
      'Order of 28 December 2025: KTZ bans loading to Kuryk from 30 December to 10 January.',
    ).fields
    expect([from?.value, to?.value, from?.inferred, to?.inferred]).toEqual(['2025-12-30', '2026-01-10', true, true])
    expect(from?.spans.length).toBe(2)
  })

  it('leaves a date without any year open', () => {
    const { fields, open } = read('KTZ bans loading to Kuryk from 30 November.')
    expect(fields.from?.value).toBeNull()
    expect(open.map(({ text }) => text)).toContain('the year is not printed: 30 November')
  })

  it('asks which place is meant where a name has several', () => {
    const { fields, open } = read('Loading to Khorgos is suspended from 1 May 2024.')
    expect(fields.places).toEqual([])
    expect(open.map(({ text }) => text).join()).toContain('CN-KHORGOS, KZ-KHORGOS-DRYPORT')
  })

  it('takes neither wagons waiting nor wagons handled for a quota', () => {
    const text =
      'KTZ bans loading to Kuryk until 2 June 2025. Over 1,000 wagons wait; the port handles 46 wagons a day.'
    expect(read(text).fields.quota).toBeNull()
    expect(read('КТЖ запретила погрузку на Курык: порт обрабатывает 46 вагонов в сутки.').fields.quota).toBeNull()
    expect(read('КТЖ ограничила погрузку на Курык: не более 46 вагонов в сутки.').fields.quota?.value).toEqual({
      value: 46,
      unit: 'wagons/day',
    })
  })

  it('takes the number of a letter, a train or a berth for none of an order', () => {
    const text = 'In reply to letter No. 469, KTZ stopped train No. 12 at berth No. 3 and bans loading to Kuryk.'
    expect(read(text).fields.number).toBeNull()
  })

  it('reads a place in any case, and not a word that only shares its stem', () => {
    for (const form of ['Курык', 'Курыка', 'Курыке', 'Курыку', 'Курыком', 'Курык-Порт'])
      expect(
        read(`Запрещена погрузка, станция ${form}.`).fields.places.map(({ value }) => value),
        form,
      ).toEqual(['KZ-KURYK'])
    expect(read('Грузы со станций Тендыковской запрещены.').fields.origins).toEqual([])
  })

  it('reads Cyrillic words in which Latin letters were typed', () => {
    const mixed = 'KTЖ запретила погрузку зерна назначением на Kурык до 2 июня 2025 года.'
    expect(read(mixed).fields.places.map(({ value }) => value)).toEqual(['KZ-KURYK'])
  })

  it('ends a term that is told as a length, where the first day is known', () => {
    const terms = [
      ['KTZ bans loading to Kuryk for six months from 10 April 2023.', '2023-10-09'],
      ['A 15-day ban on loading to Kuryk takes effect on 1 May 2025, KTZ said.', '2025-05-15'],
      ['КТЖ с 3 мая 2025 года на 10 суток запретила погрузку на Курык.', '2025-05-12'],
      ['КТЖ с 31 августа 2025 года сроком на шесть месяцев запретила погрузку на Курык.', '2026-02-28'],
      ['КТЖ с 1 марта 2025 года на две недели запретила погрузку на Курык.', '2025-03-14'],
    ] as const
    for (const [text, last] of terms) {
      const { to } = read(text).fields
      expect(to?.value, text).toBe(last)
      expect(to?.inferred).toBe(true)
      expect(to?.spans.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('asks for the first day of a length, and says where no end is set', () => {
    const asked = (text: string) => read(text).open.map(({ told }) => told.text.key)
    expect(asked('KTZ bans loading to Kuryk for six months.')).toEqual(['read.lengthFromUnknownDay'])
    expect(asked('KTZ bans loading to Kuryk until further notice.')).toEqual(['read.endOpen'])
    expect(asked('КТЖ до особого распоряжения запретила погрузку на Курык.')).toEqual(['read.endOpen'])
    expect(asked('KTZ bans loading to Kuryk.')).toEqual(['read.endNotPrinted'])
  })

  it('takes the length of a wait or of work for no term', () => {
    for (const text of [
      'KTZ bans loading to Kuryk from 1 May 2025. Wagons have been waiting for ten days.',
      'КТЖ с 1 мая 2025 года запретила погрузку на Курык: вагоны простаивают по 10 суток.',
    ])
      expect(read(text).fields.to, text).toBeNull()
  })

  it('asks for places that the network does not know, and drops none of a list', () => {
    const text = 'Запрещена погрузка со станций Щукино-Грузовое (660003), Ыктау и Актау на ст. Эжва до 1 мая 2025 года.'
    const asked = read(text).open.filter(({ told }) => told.text.key === 'read.unknownPlace')
    expect(asked.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['станций Щукино-Грузовое'],
      ['Ыктау'],
      ['ст. Эжва'],
    ])
    const english = read('KTZ bans loading to Zhumbak station and the port of Kuryk until 1 May 2025.').open
    expect(english.map(({ text }) => text)).toEqual(['Zhumbak station is not known to the network'])
  })

  it('says its questions in English beside their messages', () => {
    for (const { text } of cases)
      for (const question of read(text).open) expect(tell(question.told.text, ENGLISH)).toBe(question.text)
  })

  it('reads texts with broken letters, and keeps the places of words in them', () => {
    for (const text of [
      'KTZ\u0000 bans\u0000 loading to Kuryk until 2 June 2025.',
      'KTZ bans loading \ud800to Kuryk\udfff until 2 June 2025.',
      '\ufeffKTZ bans\u00a0loading to Kuryk\u200b until 2 June 2025.',
      'KTZ bans loading to Kuryk\r\nuntil 2 June 2025.',
    ]) {
      expectSpans(text)
      expect(read(text).fields.places.map(({ value }) => value)).toEqual(['KZ-KURYK'])
      expect(read(text).fields.to?.value).toBe('2025-06-02')
    }
  })

  it('refuses a text that is too long, be it one line', () => {
    for (const text of ['a'.repeat(5_000_000), 'запрет '.repeat(700_000), '\n'.repeat(LONGEST_TEXT + 1)]) {
      expect(() => read(text)).toThrow(expect.objectContaining({ code: 'READ_TEXT_TOO_LONG' }))
    }
  })

  it('keeps every span within whatever is read', () => {
    const pieces = fc.constantFrom(
      ...known.flatMap(({ text }) => text.split(/(?<=[.,:;])\s/)),
      ...['№', 'No. 12', '«', '12.13.2025', '31 февраля', '\n\n', '—', 'except', 'из-за', 'до', '٣', '𝟙', '\u0301'],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => expectSpans(parts.join(' '))),
      { numRuns: 300, seed: 20251126 },
    )
  })
})

describe('the work of reading', () => {
  /** Most looks at a token that reading may take, for each token of the text. */
  const MOST_LOOKS = 600
  const patterns = [
    'a ',
    'ban ',
    'запрет ',
    'except ',
    'because of ',
    'из-за ',
    'is exempt ',
    'No. ',
    '№ 1 ',
    'order No. 1 ',
    '12 ',
    '12-',
    'for six months ',
    'на 10 суток ',
    'station X, ',
    'Station A, ',
    'станций Щ (1), ',
    'can again ',
    'no cargo may ',
    'is permitted ',
    'storm ',
    '- via x: ',
    'after delays ',
    'in 2025 ',
    '12 May ',
    'до 12 мая ',
    'с 1 по ',
    '1 wagons a day ',
    'limited to 3 a day ',
    'не более ',
    '(',
    '((except ',
    ': ',
    ', ',
    '—',
    '«',
    'Kuryk ',
    'Курык, ',
    'Dostyk-',
    'from Uzbekistan, ',
    'to ',
    'extended until 1 May ',
    'suspended. ',
    'with the ',
    'products of their ',
    'in covered ',
    'loading of x',
    'погрузки щ',
    'KTZ bans ',
    'за ',
    'до конца ',
    '1/1/',
    '01.01.',
    '2025-01-',
    'ь',
    'й\u0306',
    'KTZ banned loading to Kuryk until 2 June 2025, because of wind, except grain; ',
  ]

  const looksAt = (text: string) => {
    const page = new Page(text, lookupOf(gazetteer))
    readPage(page)
    return { looks: page.tokens.looks, tokens: page.tokens.length }
  }

  it.each(patterns)('grows no faster than a text of %j', (pattern) => {
    const many = pattern.repeat(Math.floor(LONGEST_TEXT / pattern.length / 8))
    const [half, whole] = [looksAt(many.slice(0, many.length / 2)), looksAt(many)]
    expect(whole.looks).toBeLessThanOrEqual(MOST_LOOKS * Math.max(1, whole.tokens))
    expect(whole.looks).toBeLessThanOrEqual(2.2 * half.looks + MOST_LOOKS * 20)
  })

  it('reads the longest text of orders', () => {
    const text = known.map((one) => one.text).join(' ')
    const long = text.repeat(Math.ceil(LONGEST_TEXT / text.length)).slice(0, LONGEST_TEXT)
    const { looks, tokens } = looksAt(long)
    expect(looks).toBeLessThanOrEqual(MOST_LOOKS * tokens)
  })
})
