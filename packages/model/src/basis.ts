import type { PartialDate } from '@karavan/core'

/** How a figure is known, best first. */
export const BASES = ['official', 'measured', 'published', 'quoted', 'estimated', 'assumed'] as const
export type Basis = (typeof BASES)[number]

/** Where a figure comes from. */
export interface Provenance {
  /** Address, or words such as `computed from nodes.csv`. */
  readonly source: string
  readonly sourceDate: PartialDate
  readonly basis: Basis
  /** How an estimate was made, or what to beware of. */
  readonly note?: string
  /** The row that carries the figure, `file:line`. */
  readonly row?: string
}

/** The weakest of several bases. */
export function weakestBasis(bases: Iterable<Basis>): Basis {
  let weakest = 0
  for (const basis of bases) weakest = Math.max(weakest, BASES.indexOf(basis))
  return BASES[weakest] ?? 'assumed'
}
