import { readTable, StructuredError, writeTable } from '@karavan/core'
import type { FigurePeriod, FigureStatus, Observation } from '@karavan/model'
import { FIGURE_COLUMNS, type FigureColumn, figureOf, flatFigure } from './flat.js'

/** Which data structure a file is of (SDMX-CSV 2.0); docs/observatory.md describes it. */
export const SDMX_STRUCTURE = 'KARAVAN:FIGURES(1.0)'

/** How our columns are called where SDMX has a concept for them; the others keep their name in capitals. */
const CONCEPTS: Partial<Record<FigureColumn, string>> = {
  measure: 'INDICATOR',
  where: 'REF_AREA',
  from: 'COUNTERPART_FROM',
  to: 'COUNTERPART_TO',
  by: 'TRANSPORT_MODE',
  goods: 'COMMODITY',
  unit: 'UNIT_MEASURE',
  value: 'OBS_VALUE',
  note: 'COMMENT_OBS',
  title: 'SOURCE_TITLE',
}
const HEAD = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'TIME_PERIOD', 'OBS_STATUS', 'UNIT_MULT']
/** SDMX code list CL_OBS_STATUS 2.2: A normal, E estimated, F forecast, V not validated, O missing. */
const STATUS_CODES: Readonly<Record<FigureStatus, string>> = {
  observed: 'A',
  estimated: 'E',
  forecast: 'F',
  target: 'F',
  claimed: 'V',
}

function conceptOf(column: FigureColumn): string {
  return CONCEPTS[column] ?? column.toUpperCase()
}

const COLUMNS = [...HEAD, ...FIGURE_COLUMNS.map(conceptOf)]

/** Figures as SDMX-CSV 2.0; what SDMX has no concept for goes along as attributes, so that nothing is lost. */
export function figuresSdmx(figures: readonly Observation[]): string {
  const rows = figures.map((figure) => {
    const flat = flatFigure(figure)
    const status = figure.missing === null ? STATUS_CODES[figure.status] : 'O'
    return {
      STRUCTURE: 'dataflow',
      STRUCTURE_ID: SDMX_STRUCTURE,
      ACTION: 'I',
      TIME_PERIOD: timePeriod(figure.period),
      OBS_STATUS: status,
      UNIT_MULT: '0',
      ...Object.fromEntries(FIGURE_COLUMNS.map((column) => [conceptOf(column), flat[column]])),
    }
  })
  return writeTable(COLUMNS, rows)
}

/**
 * Reads what {@link figuresSdmx} wrote.
 * @throws {StructuredError} TABLE_*, SDMX_STRUCTURE_UNKNOWN, FIGURE_ROW_INVALID
 */
export function readFiguresSdmx(text: string, file: string): readonly Observation[] {
  return readTable(text, { file, columns: COLUMNS }).map(({ cells, line }) => {
    if (cells['STRUCTURE_ID'] !== SDMX_STRUCTURE)
      throw new StructuredError({
        code: 'SDMX_STRUCTURE_UNKNOWN',
        pointer: `${file}:${line}`,
        received: cells['STRUCTURE_ID'] ?? '',
        expected: SDMX_STRUCTURE,
        remediation: 'read the file as a table with a mapping of its columns',
      })
    const flat = Object.fromEntries(FIGURE_COLUMNS.map((column) => [column, cells[conceptOf(column)] ?? '']))
    return figureOf(flat, `${file}:${line}`)
  })
}

/** `2024`, `2024-S1`, `2024-Q2`, `2024-06`, a day, or a stretch `2024-01-01/P8M`; days where it is none of these. */
export function timePeriod(period: FigurePeriod | null): string {
  if (period === null) return ''
  const { start, end } = period
  if (start === end) return start
  const [year, from] = [start.slice(0, 4), Number(start.slice(5, 7))]
  const months = wholeMonths(period)
  if (months === null) return `${start}/P${daysWithin(start, end)}D`
  if (months === 12 && from === 1) return year
  if (months === 6 && from % 6 === 1) return `${year}-S${(from + 5) / 6}`
  if (months === 3 && from % 3 === 1) return `${year}-Q${(from + 2) / 3}`
  return months === 1 ? start.slice(0, 7) : `${start}/P${months}M`
}

function wholeMonths({ start, end }: FigurePeriod): number | null {
  const next = new Date(`${end}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  if (!start.endsWith('-01') || next.getUTCDate() !== 1) return null
  const begun = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1
  return next.getUTCFullYear() * 12 + next.getUTCMonth() - begun
}

function daysWithin(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1
}
