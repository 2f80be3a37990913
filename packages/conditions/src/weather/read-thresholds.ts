import { readTable } from '@karavan/core'
import { type ClosureLimit, type ClosureThreshold, type LocationId, WEATHER_MEASURES } from '@karavan/model'
import { RegisterRow } from '../register-row.js'

const COLUMNS = ['place', 'measure', 'from', 'source', 'source_date', 'basis', 'note'] as const

/**
 * Reads from what wind and waves on ports shut, a row for each place and measure.
 * @param isPlace - whether there is such a place
 * @throws {StructuredError} TABLE_*, THRESHOLD_ROW_INVALID with file:line
 */
export function readThresholds(
  text: string,
  file: string,
  isPlace: (id: LocationId) => boolean = () => true,
): readonly ClosureThreshold[] {
  const thresholds = new Map<string, { place: string; gusts: ClosureLimit | null; waves: ClosureLimit | null }>()
  for (const table of readTable(text, { file, columns: COLUMNS })) {
    const row = new RegisterRow<(typeof COLUMNS)[number]>(table, { code: 'THRESHOLD_ROW_INVALID' })
    const place = row.needed('place')
    if (!isPlace(place)) throw row.fault('place', 'the id of a place of the network, such as KZ-AKTAU')
    const measure = row.choice('measure', WEATHER_MEASURES)
    const value = row.number('from')
    if (value === null || value === 0) throw row.fault('from', 'a number above 0, metres a second or metres')
    const threshold = thresholds.get(place) ?? { place, gusts: null, waves: null }
    if (threshold[measure] !== null)
      throw row.fault('measure', `one row for ${measure} at ${place}; another stands above`)
    threshold[measure] = { value, ...row.provenance() }
    thresholds.set(place, threshold)
  }
  return [...thresholds.values()]
}

/** Thresholds laid over others: each limit takes the place of that of the same place and measure. */
export function overlaidThresholds(
  under: readonly ClosureThreshold[],
  over: readonly ClosureThreshold[],
): readonly ClosureThreshold[] {
  const thresholds = new Map(under.map((threshold) => [threshold.place, threshold]))
  for (const { place, gusts, waves } of over) {
    const below = thresholds.get(place)
    thresholds.set(place, { place, gusts: gusts ?? below?.gusts ?? null, waves: waves ?? below?.waves ?? null })
  }
  return [...thresholds.values()]
}
