import { parseInstant } from '@karavan/core'
import type { Departures, Location, Service } from '@karavan/model'
import { compileNetwork, readNetworkTables } from '@karavan/network'
import { expect, test } from 'vitest'
import { networkTimetable } from './network-timetable.js'

const provenance = { source: 'made up for the test', sourceDate: '2026', basis: 'assumed' } as const

function place(id: string, timeZone: string): [string, Location] {
  const location: Location = {
    id,
    name: id,
    country: id.slice(0, 2),
    kind: 'inland_terminal',
    position: [10, 50],
    timeZone,
    names: [],
    codes: [],
    ...provenance,
  }
  return [id, location]
}

const at = (date: string) => parseInstant(date)

const hours = (p50: number) => ({ min: p50, p10: p50, p50, p90: p50, max: p50 })

function service(id: string, departures: Departures, more: Partial<Service> = {}): Service {
  return {
    id,
    name: id,
    operator: 'Operator',
    kind: 'rail_block_train',
    departures,
    equipment: [],
    status: 'running',
    boardable: true,
    calls: [
      { location: 'DE-A', crosses: [], includes: [], provenance },
      { location: 'KZ-B', hours: hours(30.5), crosses: [], includes: [], provenance },
    ],
    evidence: [],
    ...provenance,
    ...more,
  }
}

const network = compileNetwork(readNetworkTables(new Map()))

const locations = new Map([place('DE-A', 'Europe/Berlin'), place('KZ-B', 'Asia/Almaty')])
const days = (weekdays: number[], localMinutes: number | null = 60): Departures => ({
  kind: 'days',
  weekdays,
  localMinutes,
  cutOffHours: 0,
})

test('keeps the local time of departure when the clocks change', () => {
  const { timetable } = networkTimetable(
    { ...network, services: [service('train', days([1]))], locations },
    at('2026-03-20'),
    at('2026-04-03'),
  )
  expect(timetable.services).toEqual([
    { serviceId: 'train@0000', dates: ['2026-03-23'] },
    { serviceId: 'train@1380', dates: ['2026-03-29'] },
  ])
  expect(timetable.trips.map(({ calls }) => calls.map(({ arrival }) => arrival))).toEqual([
    [0, 1830],
    [1380, 3210],
  ])
  expect(timetable.stops.map(({ stopId }) => stopId)).toEqual(['DE-A', 'KZ-B'])
})

test('lists services that leave at no fixed time, and leaves out those nobody can board', () => {
  const services = [
    service('irregular', { kind: 'random', perWeek: 3 }),
    service('closed', days([1]), { boardable: false }),
    service('fixed', days([2], null)),
  ]
  const { timetable, unscheduled } = networkTimetable(
    { ...network, services, locations },
    at('2026-01-05'),
    at('2026-01-12'),
  )
  expect(unscheduled.map(({ id }) => id)).toEqual(['irregular'])
  expect(timetable.routes.map(({ routeId }) => routeId)).toEqual(['fixed'])
  expect(timetable.trips.map(({ tripId }) => tripId)).toEqual(['fixed@1020'])
})

test('keeps within the dates for which a service is valid', () => {
  const fixed = service('fixed', days([0, 1, 2, 3, 4, 5, 6], 12 * 60), {
    validFrom: '2026-01-07',
    validTo: '2026-01-08',
  })
  const { timetable } = networkTimetable(
    { ...network, services: [fixed], locations },
    at('2026-01-01'),
    at('2026-02-01'),
  )
  expect(timetable.services[0]?.dates).toEqual(['2026-01-07', '2026-01-08'])
})
