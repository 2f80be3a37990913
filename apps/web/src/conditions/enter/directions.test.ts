import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../words/words.js'
import { directionsNamed } from './directions.js'
import { hasWords } from './has-words.js'

describe('what is typed', () => {
  it('names a direction by two countries, by name or code', () => {
    expect(directionsNamed('pola > bela', ENGLISH)).toEqual(['PL>BY'])
    expect(directionsNamed('KZ→CN', ENGLISH)).toContain('KZ>CN')
    expect(directionsNamed('Poland', ENGLISH)).toEqual([])
    expect(directionsNamed('Poland > Poland', ENGLISH)).toEqual([])
  })

  it('finds words by their beginnings in any order', () => {
    expect(hasWords('KTZ-2025-KURYK-05 No 1327 Extend: Kuryk-Port', 'kuryk 1327')).toBe(true)
    expect(hasWords('KTZ-2025-KURYK-05 No 1327', '327')).toBe(false)
  })
})
