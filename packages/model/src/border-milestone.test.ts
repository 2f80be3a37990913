import { describe, expect, it } from 'vitest'
import { countryOfBorder } from './border-milestone.js'

const PLAN = { borders: [{ place: 'GE-GARDABANI', from: 'AZ', to: 'GE' }] }
const at = (kind: 'borderExit' | 'borderEntry' | 'arrival', place = 'GE-GARDABANI') => ({ kind, place })

describe('the country of a border', () => {
  it('is the one that is left, or entered', () => {
    expect(countryOfBorder(PLAN, at('borderExit'))).toBe('AZ')
    expect(countryOfBorder(PLAN, at('borderEntry'))).toBe('GE')
  })

  it('is none of other milestones, without a plan, and where the plan says nothing', () => {
    expect(countryOfBorder(PLAN, at('arrival'))).toBeNull()
    expect(countryOfBorder(null, at('borderExit'))).toBeNull()
    expect(countryOfBorder(PLAN, at('borderExit', 'KZ-DOSTYK'))).toBeNull()
  })

  it('is none where a place is crossed both ways', () => {
    const back = { place: 'GE-GARDABANI', from: 'GE', to: 'AZ' }
    expect(countryOfBorder({ borders: [...PLAN.borders, back] }, at('borderExit'))).toBeNull()
  })
})
