import { describe, expect, it } from 'vitest'
import { BASES, EQUIPMENT, EQUIPMENT_KINDS, isEquipmentKind, payloadKg, weakestBasis } from './index.js'

describe('equipment', () => {
  it.each(EQUIPMENT_KINDS)('%s carries more than it weighs, and has a length', (kind) => {
    const words = EQUIPMENT[kind]
    expect(isEquipmentKind(kind)).toBe(true)
    expect(payloadKg(kind)).toBeGreaterThan(words.tareKg)
    expect(words.maxGrossKg).toBe(payloadKg(kind) + words.tareKg)
    expect(words.lengthMetres).toBeGreaterThan(5)
    expect(words.teu > 0).toBe(words.family === 'container')
    expect(words.temperatureControlled).toBe(kind.endsWith('RF'))
  })

  it.each(['', '40hc', '40HC ', 'toString', '__proto__'])('does not know %j', (text) => {
    expect(isEquipmentKind(text)).toBe(false)
  })
})

describe('the weakest basis', () => {
  it('is the worst of all that are given', () => {
    for (const [i, one] of BASES.entries()) {
      for (const [j, two] of BASES.entries()) expect(weakestBasis([one, two])).toBe(BASES[Math.max(i, j)])
    }
  })

  it('of nothing is the best there is', () => {
    expect(weakestBasis([])).toBe('official')
  })
})
