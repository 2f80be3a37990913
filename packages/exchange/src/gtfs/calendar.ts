import { StructuredError, type TableRow } from '@karavan/core'
import type { TimetableService } from '@karavan/model'
import { day, dayText, fault, type GtfsFiles, IdNumbers, required, rowsOf, whole } from './cells.js'

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** Longest span of one calendar row, days: a little over ten years. */
const LONGEST_CALENDAR = 3700

/** Weekday of a day since 1970-01-01 (a Thursday), 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7
}

/** Reads `calendar.txt` and `calendar_dates.txt`, of which GTFS asks at least one, as sets of dates. */
export function readServices(files: GtfsFiles): { services: TimetableService[]; serviceIds: IdNumbers } {
  if (!files.has('calendar.txt') && !files.has('calendar_dates.txt')) {
    throw new StructuredError({
      code: 'GTFS_FILE_MISSING',
      pointer: 'calendar.txt',
      received: [...files.keys()].join(' ') || 'no files',
      expected: 'calendar.txt or calendar_dates.txt',
      remediation: 'add one of the two files',
    })
  }
  const serviceIds = new IdNumbers('service_id')
  const names: string[] = []
  const days: Set<number>[] = []
  const add = (row: TableRow) => {
    serviceIds.add(row)
    names.push(required(row, 'service_id'))
    days.push(new Set())
  }
  const columns = ['service_id', ...WEEKDAYS, 'start_date', 'end_date']
  for (const row of rowsOf(files, 'calendar.txt', columns, true)) {
    add(row)
    addWeekdays(row, days.at(-1) ?? new Set())
  }
  for (const row of rowsOf(files, 'calendar_dates.txt', ['service_id', 'date', 'exception_type'], true)) {
    if (!serviceIds.has(required(row, 'service_id'))) add(row)
    const dates = days[serviceIds.at(row)]
    const exception = whole(row, 'exception_type', 0, 2)
    if (exception === 0) throw fault(row, 'GTFS_VALUE_INVALID', '0', 'exception_type 1 (added) or 2 (removed)')
    if (exception === 1) dates?.add(day(row, 'date'))
    else dates?.delete(day(row, 'date'))
  }
  const services = names.map((serviceId, n) => ({
    serviceId,
    dates: [...(days[n] ?? [])].sort((a, b) => a - b).map(dayText),
  }))
  return { services, serviceIds }
}

function addWeekdays(row: TableRow, dates: Set<number>): void {
  const runs = WEEKDAYS.map((name) => whole(row, name, 0, 1) === 1)
  const first = day(row, 'start_date')
  const last = day(row, 'end_date')
  if (last < first)
    throw fault(row, 'GTFS_VALUE_INVALID', required(row, 'end_date'), 'an end_date not before start_date')
  if (last - first > LONGEST_CALENDAR) {
    throw fault(row, 'GTFS_CALENDAR_TOO_LONG', `${last - first} days`, `at most ${LONGEST_CALENDAR} days`)
  }
  for (let at = first; at <= last; at++) if (runs[weekdayOf(at)]) dates.add(at)
}
