import { StructuredError } from '@karavan/core'
import { describe, expect, test } from 'vitest'
import { readGtfs } from './read.js'

const FEED: Record<string, string> = {
  'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,Rail,https://rail.invalid,Asia/Almaty\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nst,Station,43,51,1,\np1,Platform 1,43,51,0,st\np2,Platform 2,43,51,0,st\nq,"Quay, north",43.6,51.2,,\nz,Far,44,52,0,\n',
  'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\nr,,1,,2\n',
  'trips.txt': 'route_id,service_id,trip_id\nr,wk,t\n',
  'stop_times.txt':
    'trip_id,stop_sequence,stop_id,arrival_time,departure_time\nt,30,z,25:10:00,25:10:00\nt,10,p1,23:50:00,23:55:59\nt,20,q,24:20:00,\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nwk,1,0,0,0,0,0,0,20260302,20260316\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nwk,20260309,2\nwk,20260310,1\nextra,20260101,1\n',
}

const feed = (changes: Record<string, string | undefined> = {}) =>
  new Map(Object.entries({ ...FEED, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined))

const changed = (file: string, from: string, to: string) => feed({ [file]: (FEED[file] ?? '').replace(from, to) })

describe('readGtfs', () => {
  test('reads stops, routes, days and calls in order, past midnight', () => {
    const timetable = readGtfs(feed())
    expect(timetable.timeZone).toBe('Asia/Almaty')
    expect(timetable.stops.map(({ stopId, name }) => [stopId, name])).toEqual([
      ['p1', 'Platform 1'],
      ['p2', 'Platform 2'],
      ['q', 'Quay, north'],
      ['z', 'Far'],
    ])
    expect(timetable.routes).toEqual([{ routeId: 'r', name: '1', agency: 'Rail', routeType: 2 }])
    expect(timetable.services).toEqual([
      { serviceId: 'wk', dates: ['2026-03-02', '2026-03-10', '2026-03-16'] },
      { serviceId: 'extra', dates: ['2026-01-01'] },
    ])
    expect(timetable.trips).toEqual([
      {
        tripId: 't',
        route: 0,
        service: 0,
        calls: [
          { stop: 0, arrival: 1430, departure: 1435 },
          { stop: 2, arrival: 1460, departure: 1460 },
          { stop: 3, arrival: 1510, departure: 1510 },
        ],
      },
    ])
  })

  test('interpolates calls without times, evenly or by distance', () => {
    const times = (rows: string) =>
      readGtfs(
        feed({
          'stop_times.txt': `trip_id,stop_sequence,stop_id,arrival_time,departure_time,shape_dist_traveled\n${rows}`,
        }),
      ).trips[0]?.calls.map(({ arrival, departure }) => [arrival, departure])
    const even = 't,1,p1,08:00:00,08:00:00,\nt,2,q,,,\nt,3,z,,,\nt,4,p2,09:30:00,09:30:00,\n'
    expect(times(even)).toEqual([
      [480, 480],
      [510, 510],
      [540, 540],
      [570, 570],
    ])
    const measured = 't,1,p1,08:00:00,08:00:00,0\nt,2,q,,,2\nt,3,z,,,3\nt,4,p2,09:30:00,09:30:00,9\n'
    expect(times(measured)).toEqual([
      [480, 480],
      [500, 500],
      [510, 510],
      [570, 570],
    ])
  })

  test('makes a trip of each departure at exact headways', () => {
    const frequencies = 'trip_id,start_time,end_time,headway_secs,exact_times\nt,06:00:00,08:00:00,3600,1\n'
    const trips = readGtfs(feed({ 'frequencies.txt': frequencies })).trips
    expect(trips.map(({ tripId, calls }) => [tripId, calls[0]?.departure, calls[2]?.arrival])).toEqual([
      ['t@0', 360, 435],
      ['t@1', 420, 495],
    ])
  })

  test('lets a station stand for its platforms in transfers', () => {
    const transfers =
      'from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_route_id\nst,q,2,90,\nq,q,0,,\nq,z,3,,\nz,q,2,60,r\n'
    expect(readGtfs(feed({ 'transfers.txt': transfers })).transfers).toEqual([
      { from: 0, to: 2, minutes: 2 },
      { from: 1, to: 2, minutes: 2 },
      { from: 2, to: 2, minutes: 0 },
    ])
  })

  test('tells where nothing may be loaded or unloaded', () => {
    const text =
      'trip_id,stop_sequence,stop_id,arrival_time,departure_time,pickup_type,drop_off_type\nt,1,p1,08:00:00,08:00:00,0,1\nt,2,q,09:00:00,09:00:00,1,\n'
    expect(readGtfs(feed({ 'stop_times.txt': text })).trips[0]?.calls).toEqual([
      { stop: 0, arrival: 480, departure: 480, alighting: false },
      { stop: 2, arrival: 540, departure: 540, boarding: false },
    ])
  })

  test.each([
    ['GTFS_FILE_MISSING', 'routes.txt', feed({ 'routes.txt': undefined })],
    ['GTFS_FILE_MISSING', 'calendar.txt', feed({ 'calendar.txt': undefined, 'calendar_dates.txt': undefined })],
    ['GTFS_VALUE_MISSING', 'agency.txt:1', feed({ 'agency.txt': 'agency_name,agency_timezone\n' })],
    ['GTFS_VALUE_INVALID', 'agency.txt:2', changed('agency.txt', 'Asia/Almaty', 'Asia/Nowhere')],
    ['GTFS_VALUE_INVALID', 'stops.txt:3', changed('stops.txt', 'Platform 1,43', 'Platform 1,93')],
    ['GTFS_VALUE_INVALID', 'stops.txt:3', changed('stops.txt', 'Platform 1,43', 'Platform 1,NaN')],
    ['GTFS_ID_DOUBLED', 'stops.txt:4', changed('stops.txt', 'p2,', 'p1,')],
    ['GTFS_ID_UNKNOWN', 'routes.txt:2', changed('routes.txt', 'r,,', 'r,b,')],
    ['GTFS_ID_UNKNOWN', 'trips.txt:2', changed('trips.txt', 'r,wk', 'r,none')],
    ['GTFS_ID_UNKNOWN', 'stop_times.txt:3', changed('stop_times.txt', 'p1', 'st')],
    ['GTFS_VALUE_INVALID', 'stop_times.txt:3', changed('stop_times.txt', '23:50:00', '23:60:00')],
    ['GTFS_TIME_ORDER', 'stop_times.txt:4', changed('stop_times.txt', '24:20:00', '23:40:00')],
    ['GTFS_TIME_MISSING', 'stop_times.txt:2', changed('stop_times.txt', '25:10:00,25:10:00', ',')],
    ['GTFS_ID_DOUBLED', 'stop_times.txt:4', changed('stop_times.txt', 't,20', 't,10')],
    [
      'GTFS_TRIP_TOO_SHORT',
      'trips.txt:2',
      feed({ 'stop_times.txt': 'trip_id,stop_sequence,stop_id,arrival_time,departure_time\nt,1,p1,08:00:00,\n' }),
    ],
    ['GTFS_VALUE_INVALID', 'calendar.txt:2', changed('calendar.txt', '20260302', '20260230')],
    ['GTFS_VALUE_INVALID', 'calendar.txt:2', changed('calendar.txt', '20260316', '20250316')],
    ['GTFS_CALENDAR_TOO_LONG', 'calendar.txt:2', changed('calendar.txt', '20260316', '99991231')],
    ['GTFS_VALUE_INVALID', 'calendar_dates.txt:2', changed('calendar_dates.txt', ',2\n', ',7\n')],
    [
      'GTFS_FREQUENCY_INEXACT',
      'frequencies.txt:2',
      feed({ 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nt,06:00:00,08:00:00,600\n' }),
    ],
    [
      'GTFS_VALUE_MISSING',
      'frequencies.txt:2',
      feed({ 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs,exact_times\nt,06:00:00,08:00:00,0,1\n' }),
    ],
    [
      'GTFS_VALUE_INVALID',
      'frequencies.txt:2',
      feed({ 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs,exact_times\nt,00:00:00,9999:00:00,1,1\n' }),
    ],
    [
      'GTFS_VALUE_MISSING',
      'transfers.txt:2',
      feed({ 'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\np1,q,2\n' }),
    ],
    [
      'GTFS_TRANSFER_UNSUPPORTED',
      'transfers.txt:2',
      feed({ 'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\nq,q,3\n' }),
    ],
    ['TABLE_COLUMN_MISSING', 'stops.txt:1', changed('stops.txt', 'stop_id,', 'id,')],
    ['TABLE_BROKEN', 'stops.txt:5', changed('stops.txt', 'north"', 'north')],
  ])('refuses a broken feed: %s at %s', (code, pointer, files) => {
    let caught: unknown
    try {
      readGtfs(files)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(StructuredError)
    expect(caught).toMatchObject({ code, pointer })
  })
})
