import { BASES } from '@karavan/model'

/** What the words of a cell must name. `place` is a location, a country or `*`, which stands for everywhere. */
export type Named = 'location' | 'country' | 'place' | 'service' | 'link'

/** A column of a table, as a person who fills it in needs it told. */
export interface Column {
  readonly name: string
  readonly meaning: string
  /** `list` is words parted by spaces; a `date` is YYYY, YYYY-MM, YYYY-MM-DD or `undated`. */
  readonly kind: 'text' | 'number' | 'enum' | 'list' | 'date'
  /** Of a number. */
  readonly unit?: string
  /** The words that an enumeration or list is limited to. */
  readonly values?: readonly string[]
  /** What its words must name. */
  readonly names?: Named
  /** Whether each row must fill it. */
  readonly required?: boolean
  /** Whether it stays when a better value is laid over: it says what the row is about, or what ours was made of. */
  readonly fixed?: boolean
  /** Whether a table may come without it. */
  readonly mayLack?: boolean
}

/** A table of the network: what a row of it is, and its columns in the order in which ours is written. */
export interface TableWords {
  readonly meaning: string
  /** Columns that together name what a row is about; an overlay's rows replace ours of the same key. */
  readonly key: readonly string[]
  /** Columns that single out one row, where several share a key and are replaced together. */
  readonly row?: readonly string[]
  /** Whether single rows may be laid over by a question; the others take a folder. */
  readonly inQuestions?: boolean
  readonly columns: readonly Column[]
}

/** Of what a row rests on; every table ends with them. */
export const PROVENANCE_COLUMNS: readonly Column[] = [
  { name: 'source', kind: 'text', required: true, meaning: 'where the row comes from: an address, or who said it' },
  { name: 'source_date', kind: 'date', required: true, meaning: 'of when the source is' },
  { name: 'basis', kind: 'enum', values: BASES, required: true, meaning: 'how it is known' },
  { name: 'note', kind: 'text', meaning: 'how an estimate was made, or what to beware of' },
]

/** The rows of the evidence that a row was made of. */
export const EVIDENCE: Column = {
  name: 'evidence',
  kind: 'list',
  mayLack: true,
  fixed: true,
  meaning: 'rows of data/evidence that it was made of',
}

/** Five quantiles of a duration. @param of - what takes so long */
export function hoursColumns(of: string, required: boolean): readonly Column[] {
  const hours = { kind: 'number', unit: 'h' } as const
  const needed = required ? { required } : {}
  return [
    { ...hours, ...needed, name: 'hours_min', meaning: `shortest time ${of}` },
    { ...hours, name: 'hours_p10', meaning: `time ${of} that one in ten is done in` },
    { ...hours, ...needed, name: 'hours_p50', meaning: `time ${of} that half are done in` },
    { ...hours, name: 'hours_p90', meaning: `time ${of} that nine in ten are done in` },
    { ...hours, ...needed, name: 'hours_max', meaning: `longest time ${of}` },
  ]
}

/** Least, usual and greatest of one quantity. @param ends - whether a table may come without the least and the greatest */
export function rangeColumns(
  name: string,
  of: string,
  unit: string,
  ends: Pick<Column, 'mayLack'> = {},
): readonly Column[] {
  const number = { kind: 'number', unit } as const
  return [
    { ...number, ...ends, name: `${name}_min`, meaning: `least ${of}` },
    { ...number, name, meaning: `usual ${of}` },
    { ...number, ...ends, name: `${name}_max`, meaning: `greatest ${of}` },
  ]
}
