import { readFileSync } from 'node:fs'
import { DAY_MINUTES, parseInstant, readTable } from '@karavan/core'
import { type Cargo, ENGLISH, isEquipmentKind, type Mode, type PassageOnDay, tell } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { registerOf, rulingAt } from '../../src/index.js'
import { bundledOrders } from '../bundled.js'

const table = (name: string, columns: readonly string[]) =>
  readTable(readFileSync(new URL(name, import.meta.url), 'utf8'), { file: name, columns }).map(({ cells }) => cells)

const cargoes = new Map(
  table('cargoes.csv', ['cargo', 'equipment']).map((cells) => {
    const { cargo = '', equipment = '', hs = '', wagon_owner: owner = '' } = cells
    if (!isEquipmentKind(equipment)) throw new Error(`${cargo}: ${equipment}`)
    const carried: Cargo = {
      equipment,
      units: 1,
      tonnes: 20,
      ...(hs === '' ? {} : { hs }),
      ...(owner === '' ? {} : { wagonOwner: owner }),
    }
    return [cargo, { carried, cells }]
  }),
)

function passageOf(cargo: string, place: string, direction: string): PassageOnDay {
  const found = cargoes.get(cargo)
  if (found === undefined) throw new Error(`no cargo ${cargo}`)
  const { origin = '', origin_place: originPlace = '', destination = '', mode = '' } = found.cells
  return {
    location: place,
    countries: direction === '' ? [place.slice(0, 2)] : direction.split('>'),
    direction: direction === '' ? null : direction,
    mode: mode as Mode,
    cargo: found.carried,
    origin,
    originPlace,
    destination: destination === '' ? (direction.split('>')[1] ?? 'AZ') : destination,
  }
}

const { terms } = registerOf(bundledOrders())
const stories = table('stories.csv', ['story', 'verdict', 'order'])

describe.each([...new Set(stories.map(({ story = '' }) => story))])('%s', (story) => {
  const rows = stories.filter((row) => row['story'] === story)
  it.each(rows)('$from to $to, $cargo: $verdict $order', (row) => {
    const { place = '', direction = '', from = '', to = '', cargo = '', verdict, order } = row
    const passage = passageOf(cargo, place, direction)
    const said = new Set<string>()
    for (let day = parseInstant(from); day <= parseInstant(to); day += DAY_MINUTES) {
      const ruling = rulingAt(terms, passage, day + DAY_MINUTES / 2)
      said.add(`${ruling.verdict} ${order === '' ? '' : ruling.order?.id}`)
      expect(tell(ruling.clause, ENGLISH)).not.toBe('')
    }
    expect([...said]).toEqual([`${verdict} ${order}`])
  })
})
