import type { TimetableTransfer } from '@karavan/model'
import { cell, fault, type GtfsFiles, type IdNumbers, required, rowsOf, whole } from './cells.js'

/**
 * Reads `transfers.txt`: types 0 and 1 take `min_transfer_time`, or no time where it is empty; type 2 requires it;
 * type 3 between two stops means no transfer. Rows that hold only for a route or trip are left out (types 4 and 5 too).
 * A station stands for all its platforms. Seconds are rounded up to minutes.
 */
export function readTransfers(
  files: GtfsFiles,
  stopIds: IdNumbers,
  platforms: ReadonlyMap<string, readonly number[]>,
): TimetableTransfer[] {
  const transfers = new Map<string, TimetableTransfer>()
  for (const row of rowsOf(files, 'transfers.txt', ['transfer_type'], true)) {
    const narrowing = ['from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id']
    if (narrowing.some((column) => cell(row, column) !== '')) continue
    const type = whole(row, 'transfer_type', 0, 5)
    if (type > 3) continue
    const numbers = (column: string) => platforms.get(required(row, column)) ?? [stopIds.at(row, column)]
    const from = numbers('from_stop_id')
    const to = numbers('to_stop_id')
    if (type === 3) {
      if (from.some((stop) => to.includes(stop))) {
        throw fault(row, 'GTFS_TRANSFER_UNSUPPORTED', cell(row, 'from_stop_id'), 'changes at one stop to be possible')
      }
      continue
    }
    if (type === 2 && cell(row, 'min_transfer_time') === '') {
      throw fault(row, 'GTFS_VALUE_MISSING', '', 'min_transfer_time, which transfer_type 2 requires')
    }
    const minutes = Math.ceil(whole(row, 'min_transfer_time', 0) / 60)
    for (const a of from) for (const b of to) transfers.set(`${a} ${b}`, { from: a, to: b, minutes })
  }
  return [...transfers.values()]
}
