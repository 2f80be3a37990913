import { describe, expect, it } from 'vitest'
import { chanceBar } from './chance-bar.js'

describe('the bar of a chance', () => {
  it('is as long as the chance is large', () => {
    expect(chanceBar(0)).toBe('')
    expect(chanceBar(0.004)).toBe('')
    expect(chanceBar(0.005)).toBe('▏')
    expect(chanceBar(0.5)).toBe('████████')
    expect(chanceBar(0.52)).toBe('████████▍')
    expect(chanceBar(1)).toBe('█'.repeat(16))
  })
})
