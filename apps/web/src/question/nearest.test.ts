import { describe, expect, it } from 'vitest'
import { nearestDraft } from './nearest.js'
import { EMPTY_DRAFT } from './question.js'

const asked = { ...EMPTY_DRAFT, from: 'CN-XIAN', to: 'SE-KARLSHAMN', avoid: ['RU', 'BY', 'AZ'], deadline: '2026-12-24' }

describe('the nearest question', () => {
  it('changes what is proposed and nothing else', () => {
    const avoid = { countries: ['RU', 'BY'], locations: [], modes: [], services: [] }
    expect(nearestDraft(asked, { query: { avoid } })).toEqual({
      ...asked,
      avoid: ['RU', 'BY'],
    })
  })

  it('takes over cargo and dates', () => {
    const query = { cargo: { equipment: '40GP', units: 2, tonnes: 30 }, ready: Date.UTC(2027, 0, 5) / 60_000 } as const
    const next = nearestDraft(asked, { query })
    expect([next.equipment, next.units, next.tonnes, next.ready]).toEqual(['40GP', 2, '30', '2027-01-05'])
    expect(next.deadline).toBe(asked.deadline)
  })
})
