import { doubtOf, type TransportPlan } from '@karavan/model'
import type { ReactNode } from 'react'
import { CertainShare } from '../answers/certain-share.js'
import { Countries } from '../answers/countries.js'
import { FlagChips } from '../answers/flag-chips.js'
import { arrivedBy, quantilesAlong } from '../answers/time-axis.js'
import { useWords } from '../words/words-context.js'
import { type ComparedRow, CompareTable } from './compare-table.js'

/** The figures of plans side by side, the best of each marked. */
export function ComparedFigures({ plans }: { plans: readonly TransportPlan[] }) {
  const words = useWords()
  const { say, duration, elapsed, shortDate, percent, moneyRange, emissions, number } = words
  const row = (
    key: string,
    name: string,
    cell: (plan: TransportPlan) => ReactNode,
    measure?: (plan: TransportPlan) => number | null,
  ): ComparedRow => {
    const cells = plans.map(cell)
    return { key, name, cells, best: measure ? bestOf(plans.map(measure), cells) : [] }
  }
  const by = (share: number) => (plan: TransportPlan) => {
    const at = arrivedBy(plan.arrival, share)
    return at === null ? duration(null) : shortDate(at)
  }
  const timed = plans.every(({ onTime }) => onTime !== null)
  const rows: readonly ComparedRow[] = [
    row('half', say('answers.half'), by(0.5), ({ hours }) => hours.p50),
    row('nine', say('answers.nine'), by(0.9), ({ hours }) => hours.p90),
    row(
      'eight',
      say('compare.span'),
      ({ arrival }) => {
        const { p10, p90 } = quantilesAlong(arrival)
        return p10 === null || p90 === null ? say('answers.noBound') : elapsed(p10, p90)
      },
      ({ hours }) => doubtOf({ hours, onTime: null }),
    ),
    row(
      'mean',
      say('compare.mean'),
      ({ hours }) => duration(hours.mean),
      ({ hours }) => hours.mean,
    ),
    ...(timed
      ? [
          row(
            'inTime',
            say('answers.inTime'),
            ({ onTime }) => percent(onTime ?? 0),
            ({ onTime }) => (onTime ? -onTime : null),
          ),
        ]
      : []),
    row(
      'cost',
      say('compare.cost'),
      ({ cost }) => moneyRange(cost.low, cost.high, cost.currency),
      ({ cost }) => Number(cost.amount),
    ),
    row('certain', say('term.certain-share'), ({ cost }) =>
      cost.certainShare === null ? say('answers.unknown') : <CertainShare share={cost.certainShare} />,
    ),
    row(
      'co2e',
      say('answers.co2e'),
      ({ co2eKg }) => (co2eKg === null ? say('answers.unknown') : emissions(co2eKg)),
      ({ co2eKg }) => co2eKg,
    ),
    row(
      'borders',
      say('compare.borders'),
      ({ borders }) => number(borders.length),
      ({ borders }) => borders.length,
    ),
    row(
      'transshipments',
      say('compare.transshipments'),
      ({ transshipments }) => number(transshipments),
      ({ transshipments }) => transshipments,
    ),
    row('countries', say('compare.countries'), ({ crosses }) => <Countries codes={crosses} />),
    row('warnings', say('compare.warnings'), ({ flags }) =>
      flags.length === 0 ? say('compare.none') : <FlagChips flags={flags} />,
    ),
  ]
  return <CompareTable id="compare-figures" title={say('compare.figures')} rows={rows} />
}

/** Places of the least of some numbers, and of those that read the same; none where all do or nothing is known. */
function bestOf(values: readonly (number | null)[], shown: readonly ReactNode[]): readonly number[] {
  const known = values.filter((value) => value !== null).filter(Number.isFinite)
  const least = values.indexOf(Math.min(...known))
  if (least < 0) return []
  const places = shown.flatMap((cell, i) => (i === least || cell === shown[least] ? [i] : []))
  return places.length === values.length ? [] : places
}
