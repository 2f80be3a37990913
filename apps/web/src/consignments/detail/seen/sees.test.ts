import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../../../words/words.js'
import { guestAddress, guestIn, scopeInWords, untilInWords } from './sees.js'

const nameOf = (id: string) => id.slice(3).toLowerCase()

describe('the link of a guest', () => {
  it.each(['K-1', 'K 1/ä?#%'])('is read as it was made, for %s', (id) => {
    const secret = 'a-secret_of_43_letters_and_more_of_them_0123'
    const { pathname, hash, search } = new URL(guestAddress('https://karavan.example', id, secret))
    expect(guestIn(pathname, hash)).toEqual({ consignmentId: id, secret })
    expect(search).toBe('')
  })

  it('is none where a part of it is missing', () => {
    expect(guestIn('/guest/K-1', '')).toBeNull()
    expect(guestIn('/guest/', '#a-secret_of_43_letters')).toBeNull()
    expect(guestIn('/guest/%', '#a-secret_of_43_letters')).toBeNull()
  })
})

describe('what somebody sees', () => {
  it('is told by legs and places for those who see no more, and not for others', () => {
    const scope = { legs: [], locations: ['KZ-AKTAU'] }
    expect(scopeInWords({ ...scope, role: 'port' }, { plan: null }, { nameOf }, ENGLISH)).toBe('Places: aktau')
    expect(scopeInWords({ ...scope, role: 'owner' }, { plan: null }, { nameOf }, ENGLISH)).toBe('')
    expect(scopeInWords({ role: 'carrier', legs: [], locations: [] }, { plan: null }, { nameOf }, ENGLISH)).toContain(
      'sees nothing',
    )
  })

  it('ends with the day that was chosen', () => {
    expect(untilInWords(Date.UTC(2026, 11, 2) / 60_000, ENGLISH)).toContain('1 Dec 2026')
    expect(untilInWords(null, ENGLISH)).toBe('until it is taken back')
  })
})
