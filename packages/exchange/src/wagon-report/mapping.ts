import { StructuredError, zoneOffset } from '@karavan/core'
import type { Workbook } from '../spreadsheet/workbook.js'
import { type HeaderMeaning, meaningOf, WAGON_COLUMNS, type WagonColumn } from './columns.js'
import type { WagonReportErrorCode } from './errors.js'
import { findHeader, type HeaderBlock } from './header.js'

/** How the reports of one sender are read. Plain JSON, to be kept with the sender. */
export interface WagonReportMapping {
  /** The header of each column that is read, as the report prints it; where it stands does not matter. */
  readonly columns: Readonly<Partial<Record<WagonColumn, string>>>
  /** Zone of the times: an IANA name such as `Europe/Moscow`, or `place` for the local time of each station. */
  readonly zone: string
}

/** Where a column was found. */
interface ProposedColumn extends HeaderMeaning {
  readonly header: string
}

export interface MappingProposal {
  readonly mapping: WagonReportMapping
  /** From left to right. */
  readonly found: readonly ProposedColumn[]
  /** Whether a header or title names the zone; else it is the usual one of the 1,520 mm railways. */
  readonly zoneSure: 'certain' | 'likely'
  /** What has no column and should have one; without any of them but `operation` the report cannot be read. */
  readonly missing: readonly ('wagon' | 'operation' | 'operationDate' | 'stationName')[]
  /** Headers of which nothing is read. */
  readonly unused: readonly string[]
}

/** Proposes how a report is read, by the words of its header. */
export function proposeMapping(workbook: Workbook): MappingProposal {
  const { headers, above } = bestHeader(workbook) ?? { headers: [], above: [] }
  const found = meanings(headers)
  const columns = Object.fromEntries(found.map(({ column, header }) => [column, header]))
  const times = `${columns['operationDate'] ?? ''} ${columns['operationTime'] ?? ''}`
  const titles = above.flatMap(({ cells }) => cells.map((cell) => cell.slice(0, TITLE_CHARACTERS))).join(' ')
  const named = [times, titles].flatMap((text) => ZONES.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0]
  const has = (column: WagonColumn) => columns[column] !== undefined
  const required = [
    ['wagon', has('wagon')],
    ['operation', has('operation')],
    ['operationDate', has('operationDate')],
    ['stationName', has('stationName') || has('stationCode')],
  ] as const
  return {
    mapping: { columns, zone: named ?? 'Europe/Moscow' },
    found,
    zoneSure: named === undefined ? 'likely' : 'certain',
    missing: required.flatMap(([column, isThere]) => (isThere ? [] : [column])),
    unused: [...new Set(headers)].filter(
      (header) => header !== '' && !found.some((column) => column.header === header),
    ),
  }
}

/** Most characters of a title that are looked at. */
const TITLE_CHARACTERS = 200

/** Words for zones in headers and titles; names of towns alone might be those of stations. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/(?:местн\p{L}*) врем|врем\p{L}* ?\(?местн|local time/iu, 'place'],
  [/(?<!\p{L})(?:мск|msk|moscow time)|московск\p{L}* врем|врем\p{L}* ?\(?моск/iu, 'Europe/Moscow'],
  [/(?:астан|алмат)\p{L}* врем|врем\p{L}* ?\(?(?:астан|алмат)|(?:astana|almaty) time/iu, 'Asia/Almaty'],
]

/** Least columns that make a row a header. */
const LEAST_COLUMNS = 3

function bestHeader(workbook: Workbook): HeaderBlock | null {
  const score = (headers: readonly string[]) => {
    const columns = meanings(headers).map(({ column }) => column)
    return columns.includes('wagon') && columns.length >= LEAST_COLUMNS ? columns.length : 0
  }
  const blocks = workbook.sheets.flatMap((sheet) => findHeader(sheet, score) ?? [])
  const scores = blocks.map(({ headers }) => score(headers))
  return blocks[scores.indexOf(Math.max(...scores))] ?? likeliestHeader(workbook)
}

/** Where no words are known: the row with the most cells that have letters. */
function likeliestHeader({ sheets }: Workbook): HeaderBlock | null {
  const worded = (headers: readonly string[]) => {
    const count = headers.filter((header) => /\p{L}/u.test(header)).length
    return count < LEAST_COLUMNS ? 0 : count
  }
  const blocks = sheets.flatMap((sheet) => findHeader(sheet, worded) ?? [])
  const counts = blocks.map(({ headers }) => worded(headers))
  return blocks[counts.indexOf(Math.max(...counts))] ?? null
}

/** What the headers say, each column once: the surest header of it, then the one most to the left. */
function meanings(headers: readonly string[]): readonly ProposedColumn[] {
  const all = headers.flatMap((header) => {
    const meaning = header === '' ? null : meaningOf(header)
    return meaning === null ? [] : [{ ...meaning, header }]
  })
  return all.filter((each) => {
    const rivals = all.filter(({ column }) => column === each.column)
    return each === (rivals.find(({ sure }) => sure === 'certain') ?? rivals[0])
  })
}

const COLUMN_NAMES: ReadonlySet<string> = new Set(WAGON_COLUMNS)

/**
 * Takes a mapping that was saved.
 * @throws {StructuredError} WAGON_MAPPING_INVALID
 */
export function readMapping(saved: unknown): WagonReportMapping {
  const { columns, zone }: { columns?: unknown; zone?: unknown } = (typeof saved === 'object' ? saved : null) ?? {}
  if (typeof columns !== 'object' || columns === null)
    throw invalid('/columns', columns, 'headers by the name of what they say')
  for (const [column, header] of Object.entries(columns)) {
    if (!COLUMN_NAMES.has(column)) throw invalid('/columns', column, `one of ${[...COLUMN_NAMES].join(' ')}`)
    if (typeof header !== 'string' || header === '') throw invalid(`/columns/${column}`, header, 'the text of a header')
  }
  if (typeof zone !== 'string' || !(zone === 'place' || isZone(zone))) {
    throw invalid('/zone', zone, 'an IANA name such as Europe/Moscow, or place')
  }
  return { columns: { ...columns }, zone }
}

function isZone(zone: string): boolean {
  try {
    zoneOffset(zone, 0)
    return true
  } catch {
    return false
  }
}

function invalid(pointer: string, received: unknown, expected: string): StructuredError<WagonReportErrorCode> {
  return new StructuredError({
    code: 'WAGON_MAPPING_INVALID',
    pointer,
    received,
    expected,
    remediation: 'propose the mapping of this sender anew, from one of its reports',
  })
}
