import { describe, expect, it } from 'vitest'
import { registerOf, rulingAt } from '../index.js'
import { asksConsent } from './consent.js'
import { readOrders } from './read-orders.js'

const HEAD =
  'id,issuer,title,action,amends,effect,applies_at,from,to,places,equipment,goods_hs,quota_value,quota_unit,by_consent,clauses,text,source,basis'
const BAN = (clauses: string) =>
  `T812,KTZ,Ban,ban,,hold,passage,2026-11-28,2026-12-20,KZ-KURYK,wagon-hopper,1001,,,,"${clauses}",No grain,x,quoted`
const NOON = Date.UTC(2026, 11, 1, 12) / 60000

const passage = {
  location: 'KZ-KURYK',
  countries: ['KZ'],
  direction: null,
  mode: 'rail',
  cargo: { equipment: 'wagon-hopper', units: 30, tonnes: 2000, hs: '1001' },
  origin: 'KZ',
  destination: 'GE',
} as const

const verdictUnder = (...rows: readonly string[]) =>
  rulingAt(registerOf(readOrders([HEAD, ...rows, ''].join('\n'), 'orders.csv')).terms, passage, NOON)

describe('an exception by consent', () => {
  it('is known by its words', () => {
    for (const words of [
      '20 вагонов в сутки по согласованию',
      'кроме вагонов, погруженных с согласия порта',
      'с разрешения ЦЖС',
      '20 wagons a day by agreement',
      'by prior agreement with KTZ',
      'with the consent of KTZ',
      'subject to approval',
    ])
      expect(asksConsent(words), words).toBe(true)
    for (const words of ['36 вагонов в сутки', 'согласно приказу', 'без согласования', '36 wagons a day of benzene'])
      expect(asksConsent(words), words).toBe(false)
  })

  it('leaves the ban standing, and is named as the way out', () => {
    const marked = verdictUnder(BAN('20 wagons a day | quota_value=20, quota_unit=wagons, by_consent=yes'))
    expect(marked.verdict).toBe('banned')
    expect(marked.clause.values).toMatchObject({ text: { kind: 'rule', text: '20 wagons a day.' } })
    expect(verdictUnder(BAN('20 вагонов в сутки по согласованию | quota_value=20, quota_unit=wagons')).verdict).toBe(
      'banned',
    )
    expect(verdictUnder(BAN('20 wagons a day | quota_value=20, quota_unit=wagons')).verdict).toBe('quota')
  })

  it('leaves the ban standing where another order grants it, and an exception for all frees', () => {
    const by = (id: string, consent: string) =>
      `${id},KTZ,Exception,exception,T812,hold,passage,2026-11-28,,,,,20,wagons,${consent},,20 wagons a day,x,quoted`
    expect(verdictUnder(BAN(''), by('A', 'yes')).verdict).toBe('banned')
    expect(verdictUnder(BAN(''), by('A', 'yes'), by('B', '')).verdict).toBe('quota')
  })

  it('is said of nothing but an exception', () => {
    const row = BAN('').replace(',,,,"",', ',,,yes,"",')
    expect(() => verdictUnder(row)).toThrow(/by_consent/)
  })
})
