import type { Timetable, TimetableTrip } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Journey } from './journey.js'
import { searchTimetable } from './search.js'
import { buildTimetableIndex, stopNumber } from './timetable-index.js'

const DATE = '2026-03-02'

/** The slow twin: by number of trips, the earliest arrival at each stop, tried trip by trip and call by call. */
function oracle(
  timetable: Timetable,
  dates: readonly string[],
  from: number,
  to: number,
  departAfter: number,
  maxTransfers: number,
) {
  const walks = timetable.transfers.filter((walk) => walk.from !== walk.to)
  const change = (stop: number) =>
    timetable.transfers.filter((walk) => walk.from === stop && walk.to === stop).at(-1)?.minutes ?? 0
  const runs = timetable.trips.flatMap((trip) =>
    (timetable.services[trip.service]?.dates ?? [])
      .filter((date) => dates.includes(date))
      .map((date) => ({ trip, shift: (Date.parse(date) - Date.parse(DATE)) / 60_000 })),
  )
  let ready = new Map([[from, departAfter]])
  const keep = (times: Map<number, number>, stop: number, time: number) => {
    if (time < (times.get(stop) ?? Infinity)) times.set(stop, time)
  }
  for (const walk of walks) if (walk.from === from) keep(ready, walk.to, departAfter + walk.minutes)
  const arrivals = [from === to ? departAfter : (ready.get(to) ?? Infinity)]
  for (let trips = 1; trips <= maxTransfers + 1; trips++) {
    const alighted = new Map<number, number>()
    for (const { trip, shift } of runs) {
      for (let i = 0; i < trip.calls.length; i++) {
        const board = trip.calls[i]
        if (board === undefined || board.boarding === false) continue
        if ((ready.get(board.stop) ?? Infinity) > board.departure + shift) continue
        for (const call of trip.calls.slice(i + 1)) {
          if (call.alighting !== false) keep(alighted, call.stop, call.arrival + shift)
        }
      }
    }
    ready = new Map()
    const reached = new Map(alighted)
    for (const [stop, time] of alighted) {
      keep(ready, stop, time + change(stop))
      for (const walk of walks) {
        if (walk.from !== stop) continue
        keep(ready, walk.to, time + walk.minutes)
        keep(reached, walk.to, time + walk.minutes)
      }
    }
    arrivals.push(reached.get(to) ?? Infinity)
  }
  const front: [transfers: number, arrival: number][] = []
  arrivals.forEach((arrival, trips) => {
    if (arrival >= (front.at(-1)?.[1] ?? Infinity)) return
    const transfers = Math.max(0, trips - 1)
    if (front.at(-1)?.[0] === transfers) front.pop()
    front.push([transfers, arrival])
  })
  return front
}

/** What must hold of any journey, whatever was searched. */
function faultsOf(timetable: Timetable, journey: Journey, from: number, to: number, departAfter: number): string[] {
  const faults: string[] = []
  let [stop, time, walked, rode] = [from, departAfter, false, false]
  for (const leg of journey.legs) {
    if (leg.from !== stop) faults.push(`starts at ${leg.from}, not at ${stop}`)
    if (leg.kind === 'walk') {
      const walk = timetable.transfers.find(
        (one) => one.from === leg.from && one.to === leg.to && one.minutes === leg.arrival - leg.departure,
      )
      if (walk === undefined || walked || leg.departure !== time) faults.push('a walk that is not there')
      walked = true
    } else {
      const change =
        rode && !walked
          ? (timetable.transfers.findLast((one) => one.from === stop && one.to === stop)?.minutes ?? 0)
          : 0
      if (leg.departure < time + change) faults.push('leaves before it can be boarded')
      const calls = timetable.trips[leg.trip]?.calls ?? []
      const board = calls.findIndex(
        (call) => call.stop === leg.from && call.departure + leg.shift === leg.departure && call.boarding !== false,
      )
      const alight = calls.findLastIndex(
        (call) => call.stop === leg.to && call.arrival + leg.shift === leg.arrival && call.alighting !== false,
      )
      if (board < 0 || alight <= board) faults.push('not a ride of its trip')
      walked = false
      rode = true
    }
    stop = leg.to
    time = leg.arrival
  }
  if (stop !== to || time !== journey.arrival) faults.push('does not end where it should')
  if (Math.max(0, journey.legs.filter(({ kind }) => kind === 'trip').length - 1) !== journey.transfers)
    faults.push('miscounts its transfers')
  return faults
}

const days = ['2026-03-01', '2026-03-02', '2026-03-03']
const whole = (min: number, max: number) => fc.integer({ min, max })

/** Trips that call at the same stops at different paces, so that some overtake others. */
const sameCalls = (stops: number) =>
  fc
    .record({
      calls: fc.array(
        fc.record({
          stop: whole(0, stops - 1),
          shut: fc.constantFrom('', '', '', '', 'boarding', 'alighting'),
        }),
        { minLength: 2, maxLength: 6 },
      ),
      trips: fc.array(
        fc.tuple(
          whole(0, 1500),
          fc.array(fc.tuple(whole(0, 60), whole(0, 120)), { minLength: 6, maxLength: 6 }),
          whole(0, 2),
        ),
        { minLength: 2, maxLength: 9 },
      ),
    })
    .map(({ calls, trips }) =>
      trips.map(([start, pace, service]) => {
        let time = start
        return {
          service,
          calls: calls.map(({ stop, shut }, i): TimetableTrip['calls'][number] => {
            const [run = 0, dwell = 0] = pace[i] ?? []
            const arrival = time + run
            time = arrival + dwell
            return { stop, arrival, departure: time, ...(shut === '' ? {} : { [shut]: false }) }
          }),
        }
      }),
    )

const timetables = whole(3, 8).chain((stops) =>
  fc
    .record({
      patterns: fc.array(sameCalls(stops), { minLength: 3, maxLength: 9 }),
      services: fc.constantFrom<readonly (readonly string[])[]>(
        [days, days, days],
        [days, [DATE], days.slice(0, 1)],
        [[DATE], days.slice(1), days],
      ),
      transfers: fc.uniqueArray(
        fc.record({ from: whole(0, stops - 1), to: whole(0, stops - 1), minutes: whole(0, 40) }),
        { maxLength: 6, selector: ({ from, to }) => `${from} ${to}` },
      ),
    })
    .map(
      ({ patterns, services, transfers }): Timetable => ({
        timeZone: 'UTC',
        stops: Array.from({ length: stops }, (_, n) => ({ stopId: `s${n}`, name: `Stop ${n}`, lon: 0, lat: n })),
        routes: [{ routeId: 'r', name: 'r', agency: 'a', routeType: 2 }],
        services: services.map((dates, n) => ({ serviceId: `c${n}`, dates })),
        transfers,
        trips: patterns.flat().map((trip, n) => ({ tripId: `t${n}`, route: 0, ...trip })),
      }),
    ),
)

/** A timetable of trips `[stop, arrival, departure]…`, one service on the given dates. */
function timetableOf(
  trips: readonly (readonly (readonly [stop: number, arrival: number, departure: number])[])[],
  transfers: Timetable['transfers'] = [],
  timeZone = 'UTC',
  dates: readonly string[] = [DATE],
): Timetable {
  return {
    timeZone,
    stops: Array.from({ length: 6 }, (_, n) => ({ stopId: `s${n}`, name: `Stop ${n}`, lon: n, lat: 0 })),
    routes: [{ routeId: 'r', name: 'r', agency: 'a', routeType: 2 }],
    services: [{ serviceId: 'c', dates }],
    transfers,
    trips: trips.map((calls, n) => ({
      tripId: `t${n}`,
      route: 0,
      service: 0,
      calls: calls.map(([stop, arrival, departure]) => ({ stop, arrival, departure })),
    })),
  }
}

const summary = (journeys: readonly Journey[]) => journeys.map(({ arrival, transfers }) => [transfers, arrival])

describe('searchTimetable', () => {
  test('offers the later direct trip beside the earlier one with a change', () => {
    const timetable = timetableOf([
      [
        [0, 60, 60],
        [2, 200, 200],
      ],
      [
        [0, 60, 60],
        [1, 90, 90],
      ],
      [
        [1, 95, 95],
        [2, 150, 150],
      ],
    ])
    const journeys = searchTimetable(buildTimetableIndex(timetable, DATE), 0, 2, 50)
    expect(summary(journeys)).toEqual([
      [0, 200],
      [1, 150],
    ])
    expect(journeys[1]?.legs.map((leg) => [leg.from, leg.departure, leg.to, leg.arrival])).toEqual([
      [0, 60, 1, 90],
      [1, 95, 2, 150],
    ])
  })

  test('keeps to the least time for a change at a stop', () => {
    const trips = [
      [
        [0, 60, 60],
        [1, 90, 90],
      ],
      [
        [1, 95, 95],
        [2, 150, 150],
      ],
      [
        [1, 120, 120],
        [2, 180, 180],
      ],
    ] as const
    const index = buildTimetableIndex(timetableOf(trips, [{ from: 1, to: 1, minutes: 20 }]), DATE)
    expect(summary(searchTimetable(index, 0, 2, 50))).toEqual([[1, 180]])
    expect(summary(searchTimetable(index, 1, 2, 91))).toEqual([[0, 150]])
  })

  test('boards a trip of the day before that is still under way', () => {
    const timetable = timetableOf(
      [
        [
          [0, 1380, 1380],
          [1, 1500, 1510],
          [2, 1600, 1600],
        ],
      ],
      [],
      'UTC',
      ['2026-03-01'],
    )
    expect(summary(searchTimetable(buildTimetableIndex(timetable, DATE), 1, 2, 0))).toEqual([[0, 160]])
  })

  test('counts a service day from twelve hours before noon when the clocks change', () => {
    const timetable = timetableOf(
      [
        [
          [0, 480, 480],
          [1, 540, 540],
        ],
      ],
      [],
      'Europe/Berlin',
      ['2026-03-29'],
    )
    const index = buildTimetableIndex(timetable, '2026-03-28', { days: 2 })
    expect(summary(searchTimetable(index, 0, 1, 0))).toEqual([[0, 23 * 60 + 540]])
  })

  test('refuses stops and minutes that no index has', () => {
    const index = buildTimetableIndex(
      timetableOf([
        [
          [0, 1, 1],
          [1, 2, 2],
        ],
      ]),
      DATE,
    )
    expect(() => searchTimetable(index, 0, 6, 0)).toThrow(RangeError)
    expect(() => searchTimetable(index, 0, 1, Number.NaN)).toThrow(RangeError)
    expect(() => searchTimetable(index, 0, 1, 0, 16)).toThrow(RangeError)
    expect(() => stopNumber(index, 'nowhere')).toThrow('STOP_UNKNOWN')
  })

  test.each([{ boundStops: 4000 }, { boundStops: 0 }])('finds what trying every trip finds: %o', ({ boundStops }) => {
    let [asked, changing, choices] = [0, 0, 0]
    const property = fc.property(
      timetables,
      fc.nat(600),
      fc.nat(5),
      fc.constantFrom(1, 2),
      (timetable, at, transfers, dayCount) => {
        const index = buildTimetableIndex(timetable, DATE, { boundStops, days: dayCount })
        const dates = days.slice(0, dayCount + 1)
        const pairs = timetable.stops.flatMap((_, from) => timetable.stops.map((_, to) => [from, to] as const))
        const answers = pairs.map(([from, to]) => searchTimetable(index, from, to, at, transfers))
        pairs.forEach(([from, to], n) => {
          const journeys = answers[n] ?? []
          expect(summary(journeys)).toEqual(oracle(timetable, dates, from, to, at, transfers))
          expect(journeys.flatMap((journey) => faultsOf(timetable, journey, from, to, at))).toEqual([])
          expect(searchTimetable(index, from, to, at, transfers)).toEqual(journeys)
          asked += 1
          if ((journeys.at(-1)?.transfers ?? 0) > 0) changing += 1
          if (journeys.length > 1) choices += 1
        })
      },
    )
    fc.assert(property, { numRuns: 300 })
    expect(changing).toBeGreaterThan(asked / 10)
    expect(choices).toBeGreaterThan(asked / 50)
  })
})
