import { expect, it } from 'vitest'
import { countedIn, holdsGoods, QUEUE_UNITS } from './queue.js'

it('holds goods by what they are in, or by what they move on', () => {
  const held = (family: 'container' | 'wagon' | 'vehicle', ...surfaces: ('rail' | 'road' | 'sea')[]) =>
    QUEUE_UNITS.filter((unit) => holdsGoods(unit, family, surfaces))
  expect(held('container', 'rail')).toEqual(['trains', 'containers'])
  expect(held('container', 'road', 'sea')).toEqual(['trucks', 'containers', 'vessels'])
  expect(held('wagon', 'rail')).toEqual(['wagons', 'trains'])
  expect(held('vehicle', 'road')).toEqual(['trucks'])
  expect(held('wagon')).toEqual(['wagons'])
})

it('counts by equipment only units of which each is one', () => {
  const units = ['wagons', 'trains', 'trucks', 'containers', 'vessels', 'TEU', 'tonnes']
  expect(units.map(countedIn)).toEqual(['wagon', null, 'vehicle', 'container', null, null, null])
})
