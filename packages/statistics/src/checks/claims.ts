import type { ClaimedComparison, FigurePeriod, Observation } from '@karavan/model'
import { around, type Interval, intervalOf, middle, overlap } from '../figure-interval.js'
import { seriesKey } from '../identity.js'
import { grouped, inYear, isSamePeriod, nameKey, yearOf } from '../same-series.js'

/** What comes of working out a claimed comparison from figures at hand. */
export interface Verdict {
  readonly kind: 'agrees' | 'disagrees' | 'cannotBeChecked'
  /** The figure that the claim stands with. */
  readonly figure: Observation
  readonly claim: ClaimedComparison
  /** What it is by the figures, in the unit of the claim; null where it cannot be checked. */
  readonly computed: (Interval & { readonly middle: number }) | null
  /** How far the claim is from the nearest that the figures allow, in its unit; 0 where it agrees. */
  readonly off: number | null
  /** The two figures it was worked out from; a base that the claim itself names has no figure. */
  readonly level: Observation | null
  readonly base: Observation | null
  /** Whether the base was not named and is the same time a year before. */
  readonly isBaseAssumed: boolean
  /** What is not at hand; `scope`: only figures of another scope are. */
  readonly missing: 'level' | 'base' | 'scope' | null
}

/** Checks every claimed comparison of some figures, by figures of the same source first, then by all others. */
export function checkClaims(
  figures: readonly Observation[],
  store: readonly Observation[] = figures,
): readonly Verdict[] {
  const shelf = new Shelf([...new Map([...figures, ...store].map((one) => [one.id, one])).values()])
  return figures.flatMap((figure) =>
    figure.comparison === null || figure.comparison.kind === 'share'
      ? []
      : [verdictOn(figure, figure.comparison, shelf)],
  )
}

/** Figures by what they count. */
class Shelf {
  private readonly bySeries: ReadonlyMap<string, readonly Observation[]>
  private readonly byName: ReadonlyMap<string, readonly Observation[]>

  constructor(figures: readonly Observation[]) {
    const told = figures.filter((figure) => intervalOf(figure) !== null).sort((a, b) => a.id.localeCompare(b.id))
    this.bySeries = grouped(told, ({ series }) => seriesKey(series))
    this.byName = grouped(told, ({ series }) => nameKey(series))
  }

  /** Those of a series and time, where there are such of the same source these alone. */
  find(asked: Observation, period: FigurePeriod | null): readonly Observation[] {
    const found = (this.bySeries.get(seriesKey(asked.series)) ?? []).filter((figure) => fits(figure, asked, period))
    const own = found.filter(
      ({ origin }) => origin.source === asked.origin.source && origin.published === asked.origin.published,
    )
    return own.length > 0 ? own : found
  }

  /** Whether there are such of another scope. */
  hasOtherScope(asked: Observation, period: FigurePeriod | null): boolean {
    return (this.byName.get(nameKey(asked.series)) ?? []).some((figure) => fits(figure, asked, period))
  }
}

function fits(figure: Observation, asked: Observation, period: FigurePeriod | null): boolean {
  const isTold = figure.status === 'observed' || figure.status === 'estimated' || figure.status === asked.status
  return isTold && figure.id !== asked.id && isSamePeriod(figure.period, period)
}

function verdictOn(figure: Observation, claim: ClaimedComparison, shelf: Shelf): Verdict {
  const { period } = figure
  const before = period === null ? null : inYear(period, yearOf(period) - 1)
  const when = claim.base?.period ?? before
  const isBaseAssumed = claim.base?.period == null && (claim.base?.value ?? null) === null
  const unknown = { kind: 'cannotBeChecked', figure, claim, isBaseAssumed, computed: null, off: null } as const
  const levels = intervalOf(figure) === null ? shelf.find(figure, period) : [figure]
  const [level] = levels
  if (level === undefined)
    return { ...unknown, level: null, base: null, missing: shelf.hasOtherScope(figure, period) ? 'scope' : 'level' }
  const named = claim.base?.value ?? null
  const bases: readonly (Observation | null)[] = named === null ? shelf.find(figure, when) : [null]
  if (bases.length === 0)
    return { ...unknown, level, base: null, missing: shelf.hasOtherScope(figure, when) ? 'scope' : 'base' }
  const tried = levels.flatMap((one) => bases.map((base) => tryWith({ figure, claim, isBaseAssumed }, one, base)))
  return tried.reduce((best, other) => ((other.off ?? Infinity) < (best.off ?? Infinity) ? other : best))
}

function tryWith(
  asked: Pick<Verdict, 'figure' | 'claim' | 'isBaseAssumed'>,
  level: Observation,
  base: Observation | null,
): Verdict {
  const { claim } = asked
  const named = claim.base?.value ?? null
  const of = intervalOf(level)
  const than = base === null ? (named === null ? null : around(named, 0, null)) : intervalOf(base)
  if (of === null || than === null || than.low <= 0) {
    const missing = of === null ? 'level' : 'base'
    return { kind: 'cannotBeChecked', ...asked, level, base, computed: null, off: null, missing }
  }
  const computed = { ...computedOf(claim, of, than), middle: middleOf(claim, of, than) }
  const claimed = claimedOf(claim)
  const off = overlap(computed, claimed) ? 0 : Math.max(computed.low - claimed.high, claimed.low - computed.high)
  return { kind: off === 0 ? 'agrees' : 'disagrees', ...asked, level, base, computed, off, missing: null }
}

/** What the claim would be by its two figures. */
function computedOf({ kind, unit }: ClaimedComparison, of: Interval, than: Interval): Interval {
  const ratio = { low: of.low / than.high, high: of.high / than.low }
  if (kind === 'multiple') return ratio
  if (unit === '%' || kind === 'direction') return { low: (ratio.low - 1) * 100, high: (ratio.high - 1) * 100 }
  return { low: of.low - than.high, high: of.high - than.low }
}

function middleOf(claim: ClaimedComparison, of: Interval, than: Interval): number {
  const [a, b] = [middle(of), middle(than)]
  const exact = computedOf(claim, { low: a, high: a }, { low: b, high: b })
  return exact.low
}

/** A word such as "doubled", or a round "three times", stands for so much to each side, as a share of it. */
const LOOSE = 0.025

/** What a claim as it was printed allows. */
function claimedOf({ kind, value, sign, qualifier }: ClaimedComparison): Interval {
  if (value === null || kind === 'direction')
    return sign === 0 ? { low: -1, high: 1 } : sign > 0 ? { low: 0, high: Infinity } : { low: -Infinity, high: 0 }
  if (qualifier === 'moreThan' || qualifier === 'atLeast') return { low: value, high: Infinity }
  const isRound = kind === 'multiple' && Number.isInteger(value) && value < 10
  const unit = isRound ? value * LOOSE * 2 : decimalUnit(value)
  if (qualifier === 'almost' || qualifier === 'upTo' || qualifier === 'lessThan')
    return { low: value - Math.max(unit, value * 0.1), high: value }
  if (qualifier === 'about') return around(value, Math.max(unit, Math.abs(value) * 0.05), 'about')
  return { low: value - unit / 2, high: value + unit / 2 }
}

/** One in the last decimal that is printed. */
function decimalUnit(value: number): number {
  const decimals = /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0
  return Number(`1e-${decimals}`)
}
