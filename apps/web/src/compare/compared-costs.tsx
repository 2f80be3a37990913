import type { TransportPlan } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import { alignCosts } from './align-costs.js'
import { type ComparedRow, CompareTable } from './compare-table.js'

/** The lines of the costs side by side, but for those that cost nothing by any plan. */
export function ComparedCosts({ plans }: { plans: readonly TransportPlan[] }) {
  const { say, tell, money } = useWords()
  const costs = plans.map(({ cost }) => cost)
  const currency = costs[0]?.currency ?? ''
  const rows = alignCosts(costs).filter(({ amounts }) => amounts.some((amount) => amount !== undefined && amount !== 0))
  if (rows.length === 0) return null
  const shown = (amount: number | null | undefined) =>
    amount === undefined ? '–' : amount === null ? say('answers.unknown') : money(String(amount), currency)
  return (
    <CompareTable
      id="compare-costs"
      title={say('compare.costs')}
      rows={rows.map(
        ({ what, amounts }): ComparedRow => ({
          key: JSON.stringify(what),
          name: tell(what),
          cells: amounts.map(shown),
        }),
      )}
      foot={{
        key: 'sum',
        name: say('compare.costs.sum'),
        cells: costs.map(({ amount }) => money(amount, currency)),
      }}
    />
  )
}
