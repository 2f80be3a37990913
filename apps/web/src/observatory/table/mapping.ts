import type { FiguresPreviewAnswer } from '@karavan/api'

export type Mapping = FiguresPreviewAnswer['proposed']
export type Source = Mapping['parts'][string]

/** Parts of a figure that a table is asked for on the page, the needed ones first. */
export const PARTS = [
  'measure',
  'unit',
  'status',
  'source',
  'period',
  'value',
  'where',
  'direction',
  'goods',
  'subject',
  'producer',
  'published',
] as const
export type Part = (typeof PARTS)[number]

/** What a choice of a field says: nothing, the same for all rows, or a column by its place. */
export const choiceOf = (source: Source | undefined, columns: readonly string[]): string =>
  source === undefined ? '' : 'fixed' in source ? 'fixed' : String(columns.indexOf(source.column))

/** A mapping with a part from elsewhere; words that were kept for a column stay with it. */
export function withPart(mapping: Mapping, part: Part, source: Source | undefined): Mapping {
  const { [part]: before, ...others } = mapping.parts
  if (source === undefined) return { ...mapping, parts: others }
  const isSame = before !== undefined && 'column' in before && 'column' in source && before.column === source.column
  return { ...mapping, parts: { ...others, [part]: isSame ? before : source } }
}
