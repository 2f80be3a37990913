import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type EpochMinutes, formatDate, StructuredError, shown } from '@karavan/core'
import { readGtfs, writeGtfs } from '@karavan/exchange'
import {
  checkGeography,
  checkServices,
  compileNetwork,
  type Fault,
  type NetworkTables,
  readLand,
} from '@karavan/network'
import { timetableExport } from '@karavan/planner'
import { loadLand, loadNetwork, loadTables } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { writeFolder } from './write-folder.js'

function folderOf({ command, operands, values }: Invocation): string {
  const [folder, ...rest] = operands
  if (values['format'] !== 'gtfs') {
    throw new UsageError(
      `karavan ${command} needs --format gtfs; received ${values['format'] === undefined ? 'no format' : JSON.stringify(values['format'])}`,
    )
  }
  if (folder === undefined || rest.length > 0)
    throw new UsageError(`karavan ${command} takes one folder: karavan ${command} --format gtfs DIR`)
  return resolve(folder)
}

/** `karavan network export --format gtfs DIR`. @throws {StructuredError} FOLDER_* and those of the network */
export function networkExport(invocation: Invocation, now: EpochMinutes): Outcome {
  const folder = folderOf(invocation)
  const network = loadNetwork(overlayOf(invocation.values))
  const { timetable, unscheduled, from, days, about } = timetableExport(network, now)
  const files = writeGtfs(timetable, about)
  writeFolder(folder, files)
  const summary = {
    folder,
    files: [...files.keys()],
    stops: timetable.stops.length,
    routes: timetable.routes.length,
    trips: timetable.trips.length,
    from: formatDate(from),
    days,
    unscheduled: unscheduled.length,
  }
  if (invocation.values['json'] === true) return { code: 0, output: asJson(summary) }
  return {
    code: 0,
    output: `Wrote ${summary.files.length} files to ${folder}: ${summary.trips} trips of ${summary.routes} services with fixed days at ${summary.stops} stops, ${days} days from ${summary.from}.
${unscheduled.length} services without fixed departures (irregular, by headway, on demand) stand in karavan_services.txt with their rates: no timetable can hold them.
`,
  }
}

/** `karavan network import --format gtfs DIR`. @throws {StructuredError} GTFS_*, TABLE_*, FOLDER_UNREADABLE */
export function networkImport(invocation: Invocation): Outcome {
  const folder = folderOf(invocation)
  const timetable = readGtfs(readFolder(folder))
  const dates = timetable.services.flatMap((service) => service.dates).sort()
  const summary = {
    folder,
    timeZone: timetable.timeZone,
    stops: timetable.stops.length,
    routes: timetable.routes.length,
    trips: timetable.trips.length,
    calls: timetable.trips.reduce((sum, { calls }) => sum + calls.length, 0),
    transfers: timetable.transfers.length,
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
  }
  if (invocation.values['json'] === true) return { code: 0, output: asJson(summary) }
  const { stops, routes, trips, calls, transfers, firstDate, lastDate, timeZone } = summary
  return {
    code: 0,
    output: `Read ${folder}: ${stops} stops, ${routes} routes, ${trips} trips with ${calls} calls, ${transfers} transfers; ${firstDate ?? 'no date'} to ${lastDate ?? 'no date'}, ${timeZone}.\n`,
  }
}

function readFolder(folder: string): ReadonlyMap<string, string> {
  try {
    const files = new Map<string, string>()
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.txt') && statSync(join(folder, name)).isFile())
        files.set(name, readFileSync(join(folder, name), 'utf8'))
    }
    return files
  } catch (error) {
    throw new StructuredError({
      code: 'FOLDER_UNREADABLE',
      received: folder,
      expected: 'a folder with the files of a GTFS feed',
      remediation: 'check the path; unzip the feed first',
      cause: error,
    })
  }
}

/** `karavan network check [DIR]`; faults are the answer and go to standard output, exit code 2. */
export function networkCheck({ operands, values }: Invocation): Outcome {
  const [folder, ...rest] = operands
  if (rest.length > 0) throw new UsageError('karavan network check takes at most one folder')
  const tables = loadTables(folder === undefined ? undefined : resolve(folder))
  const results = [checkGeography(tables, readLand(loadLand())), checkServices(tables)]
  const told = results.flatMap((result) => result.faults)
  const faults = [...told, ...unreadable(tables, told)]
  const counts: Record<string, number> = { services: tables.services.length }
  for (const result of results) Object.assign(counts, result.counts)
  const code = faults.length === 0 ? 0 : 2
  if (values['json'] === true) return { code, output: asJson({ faults, counts }) }
  const lines = faults.map(
    ({ file, line, found, expected, fix }) => `${file}:${line}: found ${found}; expected ${expected}; ${fix}`,
  )
  for (const [what, count] of Object.entries(counts))
    lines.push(`${String(Math.round(count * 100) / 100).padStart(8)} ${what}`)
  lines.push(faults.length === 0 ? 'No faults.' : `${faults.length} faults.`)
  return { code, output: `${lines.join('\n')}\n` }
}

/** The row at which the compiler stops, unless a check has told of it. */
function unreadable(tables: NetworkTables, told: readonly Fault[]): Fault[] {
  try {
    compileNetwork(tables)
    return []
  } catch (error) {
    if (!(error instanceof StructuredError)) throw error
    const [, file, line] = /^(.*):(\d+)$/.exec(error.pointer ?? '') ?? []
    if (file === undefined) throw error
    if (told.some((fault) => fault.file === file && fault.line === Number(line))) return []
    const { received, expected = 'a row that can be read', remediation = 'correct the row' } = error
    return [{ file, line: Number(line), found: shown(received), expected, fix: remediation }]
  }
}
