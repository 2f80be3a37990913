import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { ENGLISH, inEnglish, type Language, type MessageKey, message, TEMPLATES, tell } from './index.js'

const KEYS = Object.keys(TEMPLATES) as MessageKey[]
const elementsOf = (template: string) => new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true }).getAst()

const places = { kind: 'list', items: [{ kind: 'place', id: 'KZ-AKTAU', name: 'Aktau port' }, 'Poti'] } as const
const rules = { count: 3, codes: { kind: 'list', items: ['27', '8703'] } } as const

/** A language with few sentences, three plurals and an order of its own. */
const RUSSIAN: Language = {
  locale: 'ru',
  templates: {
    'title.by': '{places, plural, one {Через один порт} few {Через # порта} other {Через # портов}}',
    'stage.leaving': 'в {to} из {from}',
    'stage.handOver': '{place}: {from, select, rail {с поезда} road {с машины} other {с судна}}',
    'flag.unnamed':
      '{count, plural, one {# правило} few {# правила} other {# правил}} для товаров {codes}; товар не назван',
    'flag.carrier': 'Зависит от перевозчика: {rule}',
    'back.ended': 'после {date}',
  },
  naming: {
    ...ENGLISH.naming,
    place: (id, name) => (id === 'KZ-AKTAU' ? 'Актау' : name),
    instant: () => '1 декабря',
    list: (items) => items.join(' и '),
  },
}

describe('the English templates', () => {
  it.each(KEYS)('%s reads as ICU MessageFormat, its places outside of the branches of a plural', (key) => {
    for (const element of elementsOf(TEMPLATES[key])) {
      if (!('options' in element)) continue
      for (const { value } of Object.values(element.options)) {
        expect(value.map((part) => ('value' in part ? part.value : '#')).join('')).toMatch(/^# /)
        expect(value.every((part) => !('options' in part) && part.type !== 1)).toBe(true)
      }
    }
  })

  it('are all used', () => {
    const root = new URL('../../../', import.meta.url)
    const files = readdirSync(root).flatMap((name) =>
      readdirSync(new URL(`${name}/src`, root), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.endsWith('messages/templates.ts'))
        .map((file) => readFileSync(new URL(`${name}/src/${file}`, root), 'utf8')),
    )
    const source = files.join('\n')
    const prefixes = [...source.matchAll(/`(\w+\.)\$\{/g)].map(([, prefix = '']) => prefix)
    const unused = KEYS.filter(
      (key) => !source.includes(`'${key}'`) && !prefixes.some((start) => key.startsWith(start)),
    )
    expect(prefixes.length).toBeGreaterThan(0)
    expect(unused).toEqual([])
  })
})

describe('message', () => {
  it('takes the values that its template has places for, no others', () => {
    expect(message('stage.leaving', { from: 'KZ', to: 'CN' })).toEqual({
      key: 'stage.leaving',
      values: { from: 'KZ', to: 'CN' },
    })
    // @ts-expect-error a place is not filled
    message('stage.leaving', { from: 'KZ' })
    // @ts-expect-error no template of that name
    message('stage.none')
    // @ts-expect-error the plural is a place too
    message('flag.unnamed', { codes: '27' })
    // @ts-expect-error a template without places takes no values
    message('stage.timetable', { from: 'KZ' })
  })
})

describe('tell', () => {
  it('says what ICU MessageFormat says, also where it puts the words together itself', () => {
    for (const template of [
      ...Object.values(TEMPLATES),
      "it''s '{'{text}'}'",
      '{text}{text}',
      '# {text} <b>',
      "o'clock",
    ]) {
      const elements = elementsOf(template)
      const names = elements.flatMap((part) => ('value' in part && part.type !== 0 ? [part.value] : []))
      const values = Object.fromEntries(names.map((name, i) => [name, i + 2]))
      const language = { ...ENGLISH, templates: { text: template } }
      const plainly = new IntlMessageFormat(template, 'en', undefined, { ignoreTag: true }).format(values)
      expect(tell({ key: 'text', values }, language)).toBe(plainly)
    }
  })

  it('names in English what stands in a sentence', () => {
    expect(tell(message('title.by', { places }), ENGLISH)).toBe('By Aktau port, Poti')
    const modes = { kind: 'list', items: [{ kind: 'mode', mode: 'deep_sea' }] } as const
    expect(tell(message('title.direct', { modes }), ENGLISH)).toBe('Direct by deep sea')
    expect(tell(message('nearest.avoid', { country: { kind: 'country', code: 'KZ' } }), ENGLISH)).toBe(
      'avoid Kazakhstan',
    )
    const noon = { kind: 'instant', at: 720, to: 'minute' } as const
    expect(tell(message('note.ready', { time: noon }), ENGLISH)).toContain('1970-01-01T12:00Z')
    expect(tell(message('note.dangerous', { class: '<b>{3}' }), ENGLISH)).toContain('class <b>{3} is')
  })

  it('prints numbers as the language does and counts by its plurals', () => {
    const unnamed = (count: number) => tell(message('flag.unnamed', { ...rules, count }), RUSSIAN)
    expect([1, 3, 5, 21].map(unnamed)).toEqual([
      '1 правило для товаров 27 и 8703; товар не назван',
      '3 правила для товаров 27 и 8703; товар не назван',
      '5 правил для товаров 27 и 8703; товар не назван',
      '21 правило для товаров 27 и 8703; товар не назван',
    ])
    expect(tell(message('flag.unnamed', { ...rules, count: 1 }), ENGLISH)).toContain('named: 1 rule cannot')
    const comma = { ...ENGLISH, naming: { ...ENGLISH.naming, number: (n: number) => String(n).replace('.', ',') } }
    expect(tell(message('stage.headway', { times: 2.5 }), comma)).toBe('next departure, 2,5 a week')
  })

  it('lets a language choose by any value: a mode, the length of a list', () => {
    const place = { kind: 'place', id: 'KZ-AKTAU', name: 'Aktau port' } as const
    const off = (mode: 'rail' | 'sea') =>
      message('stage.handOver', { from: { kind: 'mode', mode }, to: { kind: 'mode', mode: 'road' }, place })
    expect([off('rail'), off('sea')].map((said) => tell(said, RUSSIAN))).toEqual(['Актау: с поезда', 'Актау: с судна'])
    expect(tell(message('title.by', { places }), RUSSIAN)).toBe('Через 2 порта')
  })

  it('keeps the order of the language', () => {
    expect(tell(message('stage.leaving', { from: 'KZ', to: 'CN' }), RUSSIAN)).toBe('в CN из KZ')
  })

  it('says in English, with all that stands in it, what the language does not have', () => {
    const rule = message('flag.rule', { title: 'Grain', text: 'No grain.' })
    expect(tell(message('flag.carrier', { rule: { kind: 'message', message: rule } }), RUSSIAN)).toBe(
      'Зависит от перевозчика: Grain. No grain.',
    )
    const ended = message('back.ended', { date: { kind: 'instant', at: 0, to: 'day' } })
    expect(tell(message('back.together', { condition: { kind: 'message', message: ended } }), RUSSIAN)).toBe(
      'the goods come after it ends on 1970-01-01, or are others, and nothing else on the way is ruled out',
    )
  })

  it('refuses a sentence that nobody knows', () => {
    expect(() => tell({ key: 'stage.none' as MessageKey, values: {} }, RUSSIAN)).toThrow(
      expect.objectContaining({ code: 'MESSAGE_UNKNOWN' }),
    )
    expect(() => tell({ key: 'constructor' as MessageKey, values: {} }, RUSSIAN)).toThrow(
      expect.objectContaining({ code: 'MESSAGE_UNKNOWN' }),
    )
  })
})

describe('inEnglish', () => {
  it('puts the words beside their messages', () => {
    const told = { what: message('leg.road'), reason: null, notes: [message('stage.timetable')] }
    expect(inEnglish(told)).toEqual({
      what: 'Road haulage on demand',
      reason: null,
      notes: ['next departure by timetable'],
      told,
    })
  })
})
