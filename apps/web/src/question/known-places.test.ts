import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFavourite, type Place, readKnownPlaces, withChosen, withFavourite, withoutPlace } from './known-places.js'

const place = (id: string): Place => ({ id, name: id, country: id.slice(0, 2), kind: 'city' })
const NONE = readKnownPlaces(null)
const ids = ({ recent }: { recent: readonly Place[] }) => recent.map(({ id }) => id)

describe('places that were chosen before', () => {
  it('are the latest six, each once, the latest first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'ABCDEFGHI')), (chosen) => {
        const known = chosen.map(place).reduce(withChosen, NONE)
        expect(ids(known)).toEqual([...new Set([...chosen].reverse())].slice(0, 6))
      }),
    )
  })

  it('become favourites and cease to be, and are forgotten as a whole', () => {
    const known = withFavourite(withChosen(NONE, place('KZ-A')), place('KZ-A'))
    expect(isFavourite(known, 'KZ-A')).toBe(true)
    expect(withFavourite(known, place('KZ-A'))).toEqual({ favourites: [], recent: [place('KZ-A')] })
    expect(withoutPlace(known, 'KZ-A')).toEqual(NONE)
  })

  it('are read back as they were kept, and not at all from anything else', () => {
    const known = withFavourite(withChosen(NONE, place('KZ-A')), place('LT-B'))
    expect(readKnownPlaces(JSON.stringify(known))).toEqual(known)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { favourites, recent } = readKnownPlaces(text)
        expect([...favourites, ...recent]).toEqual([])
      }),
    )
    expect(readKnownPlaces('{"recent":[{"id":1},null,7]}')).toEqual(NONE)
  })
})
