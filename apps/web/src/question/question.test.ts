import { EQUIPMENT_KINDS, PLAN_SORTS } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeAsked, type Draft, EMPTY_DRAFT, fromAddress, readyOn, toAddress, toQuestion } from './question.js'

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((value) => value.replaceAll('\u0000', ''))
const drafts: fc.Arbitrary<Draft> = fc.record({
  from: text,
  to: text,
  equipment: fc.constantFrom(...EQUIPMENT_KINDS),
  units: fc.integer({ min: 1, max: 9999 }),
  tonnes: text,
  goods: text,
  dg: text,
  temperature: fc.boolean(),
  ready: text,
  deadline: text,
  avoid: fc.uniqueArray(
    text.filter((word) => word !== ''),
    { maxLength: 8 },
  ),
  avoiding: fc.constant(''),
  sort: fc.constantFrom(...PLAN_SORTS),
})

describe('the address of a question', () => {
  it('holds the whole question, in any script', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(fromAddress(toAddress(draft))).toEqual(draft)
      }),
    )
  })

  it('says nothing of what stands at its default', () => {
    expect(toAddress(EMPTY_DRAFT)).toBe('')
    expect(toAddress({ ...EMPTY_DRAFT, from: 'KZ-KURYK' })).toBe('from=KZ-KURYK')
  })

  it('opens whatever is typed into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (address) => {
        const draft = fromAddress(address)
        expect(EQUIPMENT_KINDS).toContain(draft.equipment)
        expect(draft.units).toBe(new URLSearchParams(address).has('units') ? draft.units : 1)
      }),
    )
    expect(fromAddress('equipment=banana&sort=beauty')).toEqual(EMPTY_DRAFT)
  })

  it('keeps a number of units that cannot be asked for, to be told', () => {
    for (const [text, units] of [
      ['-3', -3],
      ['0', 0],
      ['99999', 99_999],
      ['many', Number.NaN],
    ] as const) {
      const draft = fromAddress(`from=a&to=b&units=${text}`)
      expect(draft.units).toBe(units)
      expect(canBeAsked(draft)).toBe(false)
      expect(fromAddress(toAddress(draft))).toEqual(draft)
    }
  })
})

describe('the question sent', () => {
  it('leaves out what was not said', () => {
    expect(toQuestion({ ...EMPTY_DRAFT, from: 'a', to: 'b' })).toEqual({
      from: 'a',
      to: 'b',
      equipment: '40HC',
      units: 1,
      sort: 'arrival',
    })
  })

  it('has the weight as a number', () => {
    expect(toQuestion({ ...EMPTY_DRAFT, tonnes: '21.5' }).tonnes).toBe(21.5)
  })

  it('means the whole of the day of a deadline', () => {
    expect(toQuestion({ ...EMPTY_DRAFT, deadline: '2030-03-10' }).deadline).toBe('2030-03-10T23:59Z')
    expect(toQuestion({ ...EMPTY_DRAFT, deadline: '2030-03-10T08:00Z' }).deadline).toBe('2030-03-10T08:00Z')
  })

  it('keeps everything for another day but a deadline before it', () => {
    const old = { ...EMPTY_DRAFT, from: 'a', units: 3, ready: '2024-02-01' }
    expect(readyOn('2030-02-02', { ...old, deadline: '2030-02-02' })).toEqual({
      ...old,
      ready: '2030-02-02',
      deadline: '2030-02-02',
    })
    expect(readyOn('2030-02-02', { ...old, deadline: '2024-03-01' })).toEqual({ ...old, ready: '2030-02-02' })
  })

  it('is held back until it can be answered', () => {
    const asked = { ...EMPTY_DRAFT, from: 'a', to: 'b' }
    expect(canBeAsked(EMPTY_DRAFT)).toBe(false)
    expect(canBeAsked({ ...asked, tonnes: 'heavy' })).toBe(false)
    expect(canBeAsked({ ...asked, goods: '100' })).toBe(false)
    expect(canBeAsked({ ...asked, goods: '1003', tonnes: '21.5' })).toBe(true)
    expect(canBeAsked({ ...asked, tonnes: '0x10' })).toBe(false)
    expect(canBeAsked({ ...asked, units: 0 })).toBe(false)
  })
})
