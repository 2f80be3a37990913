import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cargo, matchRestriction, type Passage, type Restriction, type RestrictionVerdict } from './index.js'

const order: Restriction = {
  id: 'r1',
  issuer: 'railway',
  title: 'ban',
  text: 'ban',
  effect: 'hold',
  appliesAt: 'passage',
  places: [],
  countries: [],
  directions: [],
  origins: [],
  destinations: [],
  modes: [],
  equipment: [],
  goods: [],
  goodsExcept: [],
  from: null,
  until: null,
  exceptions: [],
  source: 'own knowledge',
  sourceDate: '2026',
  basis: 'assumed',
}

const passage: Passage = {
  moment: 'passage',
  location: 'KZ-DOSTYK',
  countries: ['KZ', 'CN'],
  direction: 'CN>KZ',
  mode: 'rail',
  cargo: { equipment: '40HC', units: 1, tonnes: 20, hs: '100199' },
  origin: 'CN',
  destination: 'PL',
}

function verdict(rule: Partial<Restriction>, over: Partial<Passage> = {}): RestrictionVerdict {
  return matchRestriction({ ...order, ...rule }, { ...passage, ...over }).verdict
}

function goods(hs: string | undefined, rule: Partial<Restriction>): RestrictionVerdict {
  const cargo: Cargo = { equipment: '40HC', units: 1, tonnes: 20, ...(hs === undefined ? {} : { hs }) }
  return verdict(rule, { cargo })
}

describe('a restriction', () => {
  it('hits what passes when it names nothing', () => {
    expect(verdict({})).toBe('hit')
  })

  it.each<[string, Partial<Restriction>, Partial<Restriction>]>([
    ['moment', { appliesAt: 'passage' }, { appliesAt: 'loading' }],
    ['place', { places: ['KZ-AKTAU', 'KZ-DOSTYK'] }, { places: ['KZ-AKTAU'] }],
    ['country', { countries: ['CN'] }, { countries: ['RU'] }],
    ['direction', { directions: ['CN>KZ'] }, { directions: ['KZ>CN'] }],
    ['origin', { origins: ['CN'] }, { origins: ['KZ'] }],
    ['destination', { destinations: ['PL'] }, { destinations: ['DE'] }],
    ['mode', { modes: ['road', 'rail'] }, { modes: ['road'] }],
    ['equipment', { equipment: ['40HC'] }, { equipment: ['40RF'] }],
    ['goods', { goods: ['1001'] }, { goods: ['1002'] }],
  ])('looks at the %s', (_, same, other) => {
    expect(verdict(same)).toBe('hit')
    expect(verdict(other)).toBe('clear')
  })

  it('is clear where it needs a place or a direction and there is none', () => {
    expect(verdict({ places: ['KZ-DOSTYK'] }, { location: null })).toBe('clear')
    expect(verdict({ directions: ['CN>KZ'] }, { direction: null })).toBe('clear')
  })
})

describe('the goods of a restriction', () => {
  const rows: readonly [hs: string | undefined, named: string[], excepted: string[], RestrictionVerdict][] = [
    [undefined, [], [], 'hit'],
    [undefined, ['10'], [], 'unknown'],
    [undefined, [], ['10'], 'unknown'],
    ['', ['10'], [], 'unknown'],
    ['wheat', ['10'], [], 'unknown'],
    ['1', ['10'], [], 'unknown'],
    ['100199', [], [], 'hit'],
    ['100199', ['10'], [], 'hit'],
    ['100199', ['1001'], [], 'hit'],
    ['100199', ['1002'], [], 'clear'],
    ['10', ['1001'], [], 'unknown'],
    ['1001.99', ['100199'], [], 'hit'],
    ['1001 99', ['1001.99'], [], 'hit'],
    ['100199', [], ['1001'], 'exempt'],
    ['100199', ['10'], ['1001'], 'exempt'],
    ['1002', ['10'], ['1001'], 'hit'],
    ['10', ['10'], ['1001'], 'unknown'],
    ['10', [], ['1001'], 'unknown'],
    ['20', ['10'], ['1001'], 'clear'],
    ['20', ['grain'], [], 'unknown'],
    ['20', [], ['grain'], 'unknown'],
    ['20', [''], [], 'unknown'],
  ]
  it.each(rows)('HS %s against %j except %j: %s', (hs, named, excepted, expected) => {
    expect(goods(hs, { goods: named, goodsExcept: excepted })).toBe(expected)
  })

  it('are judged as any more exact code would be, or not at all', () => {
    const code = fc
      .array(fc.constantFrom('1', '2', '0'), { minLength: 2, maxLength: 6 })
      .map((digits) => digits.join(''))
    const codes = fc.array(code, { maxLength: 3 })
    const more = fc.array(fc.constantFrom('1', '2', '0'), { maxLength: 6 }).map((digits) => digits.join(''))
    fc.assert(
      fc.property(code, more, codes, codes, (hs, tail, named, excepted) => {
        const rule = { goods: named, goodsExcept: excepted }
        const coarse = goods(hs, rule)
        const exact = goods(hs + tail, rule)
        if (coarse === 'hit') expect(exact).toBe('hit')
        if (coarse === 'clear' || coarse === 'exempt') expect(exact).toMatch(/clear|exempt/)
      }),
      { numRuns: 2000 },
    )
  })
})
