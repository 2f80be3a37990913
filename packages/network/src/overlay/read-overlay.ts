import { isPartialDate, type StructuredError } from '@karavan/core'
import { BASES, OVERLAY_LIMITS, type OverlayRow } from '@karavan/model'
import { fileOf, TABLE_NAMES, TABLES, type TableName, tableOf } from '../tables/tables.js'
import { cellFault, overlayFault } from './overlay-fault.js'

/** Tables of which a question may lay single rows over ours. */
export const OVERLAY_TABLES: readonly TableName[] = TABLE_NAMES.filter((name) => TABLES[name].inQuestions === true)

/**
 * Reads the rows that an asker lays over the network, apart from what only the network can tell: `compileOverlay`.
 * @param raw - a list of rows, or its JSON text; undefined is none
 * @returns rows with their cells in the order of the table's columns
 * @throws {StructuredError} OVERLAY_*, with a JSON pointer to the row and cell
 */
export function readOverlay(raw: unknown): readonly OverlayRow[] {
  if (raw === undefined) return []
  const list = typeof raw === 'string' ? parsed(raw) : raw
  if (!Array.isArray(list)) throw malformed([], raw, 'a list of rows {"table": "handling.csv", "cells": {…}}')
  if (list.length > OVERLAY_LIMITS.rows)
    throw malformed([], `${list.length} rows`, `at most ${OVERLAY_LIMITS.rows} rows`)
  const rows = list.map(readRow)
  const seen = new Map<string, number>()
  rows.forEach((row, i) => {
    const key = ownKey(row)
    const first = seen.get(key)
    if (first !== undefined) throw malformed([i], key, `each row once; it is row ${first + 1} too`)
    seen.set(key, i)
  })
  return rows
}

/** A row by its table and what singles it out in it: `handling.csv KZ-AKTAU/port/any/any/all`. */
export function ownKey({ table, cells }: OverlayRow): string {
  const name = tableOf(table)
  return [table, ...(name === undefined ? [] : rowKey(name).map((column) => cells[column] ?? ''))].join(' ')
}

/** Columns that single out one row of a table. */
export function rowKey(name: TableName): readonly string[] {
  return TABLES[name].row ?? TABLES[name].key
}

function readRow(raw: unknown, i: number): OverlayRow {
  if (!isRecord(raw)) throw malformed([i], raw, 'a row {"table": "handling.csv", "cells": {…}}')
  const { table, cells, ...others } = raw
  const [other] = Object.keys(others)
  if (other !== undefined) throw malformed([i, other], other, 'table and cells, nothing else')
  const name = typeof table === 'string' ? tableOf(table) : undefined
  if (typeof table !== 'string' || name === undefined || !OVERLAY_TABLES.includes(name)) {
    throw overlayFault('OVERLAY_TABLE_UNKNOWN', [i, 'table'], {
      received: table,
      expected: `one of ${OVERLAY_TABLES.map(fileOf).join(', ')}`,
      remediation: 'lay other tables over with a folder: --network DIR',
      candidates: OVERLAY_TABLES.map(fileOf),
    })
  }
  if (!isRecord(cells)) throw malformed([i, 'cells'], cells, 'cells by column: {"hours_p50": "30", …}')
  const size = JSON.stringify(cells).length
  if (size > OVERLAY_LIMITS.characters)
    throw malformed([i, 'cells'], `${size} characters`, `at most ${OVERLAY_LIMITS.characters} characters in a row`)
  const texts = readCells(cells, name, i)
  for (const column of [...rowKey(name), 'source', 'source_date', 'basis']) {
    if ((texts[column] ?? '') === '') throw cellFault(i, column, '', 'a value')
  }
  const { source_date: date = '', basis = '' } = texts
  if (!isPartialDate(date)) throw cellFault(i, 'source_date', date, 'YYYY, YYYY-MM, YYYY-MM-DD or undated')
  if (!BASES.some((known) => known === basis)) throw cellFault(i, 'basis', basis, `one of ${BASES.join(', ')}`)
  return { table, cells: texts }
}

function readCells(cells: Readonly<Record<string, unknown>>, name: TableName, i: number): Record<string, string> {
  const columns = TABLES[name].columns.map((column) => column.name)
  const unknown = Object.keys(cells).find((column) => !columns.includes(column))
  if (unknown !== undefined) {
    throw overlayFault('OVERLAY_COLUMN_UNKNOWN', [i, 'cells', unknown], {
      received: unknown,
      expected: `a column of ${fileOf(name)}: ${columns.join(', ')}`,
      remediation: 'spell the column as listed, or leave it out',
      candidates: columns,
    })
  }
  const texts: Record<string, string> = {}
  for (const column of columns) {
    const value = cells[column]
    if (value === undefined) continue
    if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
      throw malformed([i, 'cells', column], value, `${column}: text or a number`)
    const text = String(value).trim()
    if (/\p{Cc}/u.test(text)) throw cellFault(i, column, text, 'one line of text')
    texts[column] = text
  }
  return texts
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw overlayFault('OVERLAY_MALFORMED', [], {
      received: text,
      expected: 'a list of rows as JSON',
      remediation: 'check quotes, commas and brackets',
      cause,
    })
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(path: readonly (string | number)[], received: unknown, expected: string): StructuredError {
  return overlayFault('OVERLAY_MALFORMED', path, {
    received,
    expected,
    remediation: 'correct the overlay of the question',
  })
}
