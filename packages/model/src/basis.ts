import { type EpochMinutes, endInstant, type PartialDate } from '@karavan/core'

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

/**
 * How weak a figure is, best first. `assumed`: there was no figure to start from; `old`: the source is undated, or older than
 * {@link OLD_AFTER_YEARS}; `estimated`: made from figures; `fine`: none of these.
 */
export const WEAKNESSES = ['fine', 'estimated', 'old', 'assumed'] as const
export type Weakness = (typeof WEAKNESSES)[number]

const OLD_AFTER_YEARS = 5
const YEAR = 365.25 * 24 * 60

/** How weak what rests on these is, looked at a time: as weak as the weakest of them. */
export function weaknessOf(rests: readonly Pick<Provenance, 'basis' | 'sourceDate'>[], at: EpochMinutes): Weakness {
  const basis = weakestBasis(rests.map((one) => one.basis))
  if (basis === 'assumed') return 'assumed'
  if (rests.some(({ sourceDate }) => (endInstant(sourceDate) ?? 0) < at - OLD_AFTER_YEARS * YEAR)) return 'old'
  return basis === 'estimated' ? 'estimated' : 'fine'
}
