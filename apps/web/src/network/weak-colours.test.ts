import { expect, it } from 'vitest'
import { ANSWERS, link, place, service } from '../../test/networks.js'
import { courseOf } from './course-of.js'
import { entriesOf } from './entries.js'
import { weakOnMap } from './weak-colours.js'

const AB = 'AA-A~AA-B~rail'
const features = [link('AA-A', 'AA-B', 'rail', 100), place('AA-C', 'C')]
const services = [
  service('S', ['AA-A', 'AA-C'], {
    weakness: 'old',
    links: [AB, 'AA-C~AA-B~rail'],
    course: [
      [1, 2],
      [3, 4],
    ],
  }),
  service('T', ['AA-B', 'AA-C'], { links: ['AA-C~AA-B~rail'] }),
]
const entries = entriesOf({ ...ANSWERS, map: { type: 'FeatureCollection', features }, services: { services } })

it('a link or place is as weak as the weakest service there', () => {
  expect(Object.fromEntries(weakOnMap(entries.services))).toEqual({
    'AA-A': 'old',
    'AA-B': 'fine',
    'AA-C': 'old',
    [AB]: 'old',
    'AA-C~AA-B~rail': 'old',
  })
})

it('a service is on the map where it runs, and what is at one place there', () => {
  const [first] = entries.services
  const [only] = entries.places
  const positionOf = () => [7, 8] as const
  expect(first && courseOf(first, { positionOf })).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(only && courseOf(only, { positionOf })).toEqual([[7, 8]])
})
