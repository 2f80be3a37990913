import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { overlaidThresholds, readThresholds } from '@karavan/conditions'
import { readTable, StructuredError, type TableRow } from '@karavan/core'
import type { ClosureThreshold, LocationId } from '@karavan/model'
import { bundledThresholds } from '../bundled-conditions.js'
import type { Environment } from '../postgres/data-folder.js'

const VARIABLE = 'KARAVAN_THRESHOLDS'

/**
 * From what wind and waves on ports shut: as far as anybody says, with a user's own rows, of the file that
 * `KARAVAN_THRESHOLDS` names, in place of ours for the same place and measure. Each limit has its row.
 * @param isPlace - whether the network has a place
 * @throws {StructuredError} FORECAST_SETTING_INVALID, and those of `readThresholds`
 */
export function knownThresholds(
  environment: Environment,
  isPlace: (id: LocationId) => boolean,
): readonly ClosureThreshold[] {
  const file = environment[VARIABLE]?.trim()
  if (!file) return bundledThresholds()
  return overlaidThresholds(bundledThresholds(), readThresholds(textOf(file), shownAs(file), isPlace))
}

/** The rows of the file that `KARAVAN_THRESHOLDS` names, by `file:line` as the limits cite them; none where it names none. */
export function ownThresholdRows(environment: Environment): ReadonlyMap<string, TableRow> {
  const named = environment[VARIABLE]?.trim()
  if (!named) return new Map()
  const rows = readTable(textOf(named), { file: shownAs(named), columns: [] })
  return new Map(rows.map((row) => [`${row.file}:${row.line}`, row]))
}

function shownAs(file: string): string {
  return relative(process.cwd(), resolve(file))
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StructuredError({
      code: 'FORECAST_SETTING_INVALID',
      pointer: VARIABLE,
      received: file,
      expected: 'a table that can be read, with the columns of packages/conditions/data/thresholds.csv',
      remediation: 'correct the variable, or unset it; docs/conditions.md says how a threshold of your own is given',
      cause: error,
    })
  }
}
