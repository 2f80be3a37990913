import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ConditionEntries,
  foreseenClosures,
  type LearntClosure,
  learnClosures,
  type Register,
  registerOf,
  snapshotAt,
} from '@karavan/conditions'
import { type EpochMinutes, StructuredError, type TableRow } from '@karavan/core'
import type { ClosureForecast, ConditionsSnapshot, LocationId, OverlayRow } from '@karavan/model'
import {
  closureMonths,
  compileNetwork,
  compileOverlay,
  type Network,
  type NetworkTables,
  overlayTables,
  readNetworkTables,
  unpackNetwork,
} from '@karavan/network'
import { bundledConditionRows, bundledConditions } from './bundled-conditions.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const NETWORK = 'packages/network/data/'
const data = join(root, NETWORK)
const artefact = join(root, 'packages/network/dist/network.json')
const GOODS = 'packages/api/data/goods.csv'

/** What plans are made on, and the rows that it was made of. */
export interface World {
  readonly network: Network
  readonly snapshot: ConditionsSnapshot
  /** Every order as it was issued, of which the snapshot is folded. */
  readonly register: Register
  /** What was said of places and counted at queues. */
  readonly told: Pick<ConditionEntries, 'reports' | 'queues'>
  /** Ports that shut by themselves as plans take it, and how many months of reports that rests on. */
  readonly closures: readonly LearntClosure[]
  /** What is foreseen of ports that shut by weather; the snapshot has it laid over their closures. */
  readonly forecasts: readonly ClosureForecast[]
  /** Whether the share of closed time of a place is a user's own in a month, 0 for January. */
  readonly isOwn: (place: LocationId, month: number) => boolean
  /** The tables that the network was compiled of; read when they are first asked for. */
  readonly tables: () => NetworkTables
  /** A row of the data by `file:line`; the tables are read when it is first asked. */
  readonly row: (place: string) => TableRow | undefined
}

/**
 * Reads the bundled network, a user's rows laid over it, and the restrictions.
 * @param overlay - folder with a user's own tables
 * @param asOf - the time for which restrictions are folded
 * @param conditions - orders, reports and counts; those that come with the project if left out
 * @param forecasts - what is foreseen of ports
 * @throws {StructuredError} NETWORK_FOLDER_UNREADABLE, TABLE_*, NETWORK_*
 */
export function loadWorld(
  overlay: string | undefined,
  asOf: EpochMinutes,
  conditions: ConditionEntries = bundledConditions(),
  forecasts: readonly ClosureForecast[] = [],
): World {
  const network = loadNetwork(overlay)
  const tables = once(() => loadTables(overlay))
  const rows = once(() =>
    rowsByPlace([
      ...Object.values(ownTables()).flat(),
      ...(overlay === undefined ? [] : Object.values(overlayIn(overlay)).flat()),
      ...bundledConditionRows(),
    ]),
  )
  const isOwn = overlay === undefined ? NONE_OWN : ownMonths(tables())
  return {
    network,
    ...folded(network, conditions, asOf, forecasts, isOwn),
    isOwn,
    tables,
    row: (place) => rows().get(place),
  }
}

/** A world under other conditions and forecasts, or at another time. @throws {StructuredError} as `tieChains` */
export function worldUnder(
  world: World,
  conditions: ConditionEntries,
  asOf: EpochMinutes,
  forecasts: readonly ClosureForecast[] = world.forecasts,
): World {
  return { ...world, ...folded(world.network, conditions, asOf, forecasts, world.isOwn) }
}

/** Orders, restrictions, closures and queues at a time. */
function folded(
  network: Network,
  { orders, ...told }: ConditionEntries,
  asOf: EpochMinutes,
  forecasts: World['forecasts'],
  isOwn: World['isOwn'],
): Pick<World, 'register' | 'told' | 'closures' | 'forecasts' | 'snapshot'> {
  const register = registerOf(orders)
  return { register, told, forecasts, ...closed(network, register, told, asOf, forecasts, isOwn) }
}

function closed(
  network: Network,
  register: Register,
  told: World['told'],
  asOf: EpochMinutes,
  forecasts: World['forecasts'],
  isOwn: World['isOwn'],
): Pick<World, 'closures' | 'snapshot'> {
  const closures = learnClosures(network.closures, told.reports, asOf, isOwn)
  const usual = closures.map(({ process }) => process)
  const processes = foreseenClosures(usual, forecasts, isOwn)
  return { closures, snapshot: snapshotAt(register, processes, asOf, told.queues) }
}

const NONE_OWN: World['isOwn'] = () => false

/** The months whose share of closed time is a user's own: no report draws it away. */
function ownMonths(tables: NetworkTables, rows: readonly OverlayRow[] = []): World['isOwn'] {
  const laid = closureMonths(tables).filter(({ provenance: { row } }) => row?.startsWith(NETWORK) === false)
  const asked = rows.filter(({ table }) => table === 'closures.csv').map(({ cells }) => cells)
  const own = new Set([
    ...laid.map(({ location, month }) => `${location} ${month}`),
    ...asked.map((cells) => `${cells['location_id']} ${Number(cells['month'])}`),
  ])
  return (place, month) => own.has(`${place} ${month + 1}`)
}

/** A world with the rows of one question laid over it. @throws {StructuredError} OVERLAY_CELL_INVALID */
export function overlaidWorld(world: World, rows: readonly OverlayRow[]): World {
  const network = compileOverlay(world.tables(), rows, world.network.grid)
  const { register, told, forecasts, snapshot } = world
  const isOwn = ownMonths(world.tables(), rows)
  return { ...world, network, isOwn, ...closed(network, register, told, snapshot.asOf, forecasts, isOwn) }
}

/** Makes a value when it is first asked for, and keeps it. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function rowsByPlace(rows: readonly TableRow[]): ReadonlyMap<string, TableRow> {
  return new Map(rows.map((row) => [`${row.file}:${row.line}`, row]))
}

/** The bundled network, with a user's own rows laid over it. */
export function loadNetwork(overlay: string | undefined): Network {
  return overlay === undefined ? bundledNetwork() : compileNetwork(loadTables(overlay))
}

/** The compiled network, or the tables where one of them is newer. */
function bundledNetwork(): Network {
  if (isFresh()) {
    try {
      return unpackNetwork(readFileSync(artefact, 'utf8'))
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
    }
  }
  return compileNetwork(loadTables(undefined))
}

function isFresh(): boolean {
  if (!existsSync(artefact)) return false
  const compiled = statSync(artefact).mtimeMs
  const tables = readdirSync(data).filter((name) => name.endsWith('.csv'))
  return tables.every((name) => statSync(join(data, name)).mtimeMs <= compiled)
}

/** Outlines of the countries, as `readLand` takes them. */
export function loadLand(): string {
  return readFileSync(join(data, 'reference/countries.json'), 'utf8')
}

/** The table of goods with the name of its file, as `readGoods` takes them. */
export function loadGoods(): readonly [text: string, file: string] {
  return [readFileSync(join(root, GOODS), 'utf8'), GOODS]
}

/** The tables of the bundled network, with a user's own laid over them. */
export function loadTables(overlay: string | undefined): NetworkTables {
  return overlay === undefined ? ownTables() : overlayTables(ownTables(), overlayIn(overlay))
}

function ownTables(): NetworkTables {
  return readFolder(data, NETWORK)
}

function overlayIn(folder: string): NetworkTables {
  return readFolder(folder, `${relative(process.cwd(), folder) || '.'}${sep}`)
}

function readFolder(folder: string, shownAs: string): NetworkTables {
  const files = new Map<string, string>()
  try {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.csv')) files.set(name, readFileSync(join(folder, name), 'utf8'))
    }
  } catch (error) {
    throw new StructuredError({
      code: 'NETWORK_FOLDER_UNREADABLE',
      received: folder,
      expected: 'a folder with tables such as services.csv',
      remediation: 'check the path of your own rows',
      cause: error,
    })
  }
  return readNetworkTables(files, shownAs)
}
