import { describe, expect, it } from 'vitest'
import { estimatedLateness } from './lateness.js'

const moving = { state: 'moving', arrival: { plannedP50: 1000, estimated: null } } as const
const due = { at: 3000, basis: 'deliverBy' } as const

describe('lateness by an estimate', () => {
  it('is that of its median against the time that counts', () => {
    const late = { expected: 3600, than: 3000, basis: 'deliverBy', minutes: 600 }
    expect(estimatedLateness({ p50: 3600, due }, moving)).toEqual(late)
    expect(estimatedLateness({ p50: 2900, due: { ...due, basis: 'plan' } }, null)?.minutes).toBe(-100)
  })

  it('is against the median of the plan where no time counts', () => {
    expect(estimatedLateness({ p50: 1600, due: null }, moving)).toMatchObject({ basis: 'median', minutes: 600 })
    expect(estimatedLateness({ p50: 1600, due: null }, null)).toBeNull()
  })

  it('is told by nothing once all was delivered, without an estimate, and where half come beyond it', () => {
    expect(estimatedLateness({ p50: 3600, due }, { ...moving, state: 'delivered' })).toBeNull()
    expect(estimatedLateness(null, moving)).toBeNull()
    expect(estimatedLateness({ p50: null, due }, moving)).toBeNull()
  })
})
