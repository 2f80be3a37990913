import { describe, expect, it } from 'vitest'
import { ANSWERS, link, service } from '../../test/networks.js'
import { courseOf } from './course-of.js'
import { entriesOf } from './entries.js'
import { waysOver } from './ways-over-links.js'
import { weakOnMap } from './weak-colours.js'

const features = [
  link('AA-A', 'AA-B', 'rail', 100),
  link('AA-C', 'AA-B', 'rail', 100),
  link('AA-A', 'AA-C', 'road', 150),
  link('AA-C', 'AA-D', 'sea', 10),
  link('AA-D', 'AA-B', 'rail', 9000),
  link('AA-A', 'AA-E', 'rail', 1, 'planned'),
]
const services = [service('S', ['AA-A', 'AA-C'], { weakness: 'old' }), service('T', ['AA-B', 'AA-C'])]
const entries = entriesOf({ ...ANSWERS, map: { type: 'FeatureCollection', features }, services: { services } })
const findWay = waysOver(entries.links)
const ids = (links: readonly { readonly id: string }[]) => links.map(({ id }) => id)

describe('the way of a service', () => {
  it('is the shortest by its own mode, else by any, or where that is a long way round, over what is in use', () => {
    expect(ids(findWay('AA-A', 'AA-C', 'rail'))).toEqual(['AA-A~AA-B~rail', 'AA-C~AA-B~rail'])
    expect(ids(findWay('AA-A', 'AA-C', 'road'))).toEqual(['AA-A~AA-C~road'])
    expect(ids(findWay('AA-A', 'AA-D', 'rail'))).toEqual(['AA-A~AA-C~road', 'AA-C~AA-D~sea'])
    expect(ids(findWay('AA-C', 'AA-D', 'rail'))).toEqual(['AA-C~AA-D~sea'])
    expect(findWay('AA-A', 'AA-E', 'rail')).toEqual([])
    expect(findWay('AA-A', 'AA-A', 'rail')).toEqual([])
  })

  it('is drawn from its beginning to its end, whichever way its links are told', () => {
    const [first] = entries.services
    const course = first && courseOf(first, { findWay, positionOf: () => undefined })
    expect(course?.map(([longitude]) => String.fromCharCode(longitude)).join('')).toBe('ABBC')
  })

  it('is as weak as the weakest service over it', () => {
    expect(Object.fromEntries(weakOnMap(entries.services, findWay))).toEqual({
      'AA-A': 'old',
      'AA-B': 'fine',
      'AA-C': 'old',
      'AA-A~AA-B~rail': 'old',
      'AA-C~AA-B~rail': 'old',
    })
  })
})
