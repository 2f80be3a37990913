import type { Cost, CostLine } from '@karavan/model'

/** What one thing costs by each plan. */
export interface CostRow {
  readonly what: string
  /** Sums in the order of the plans: null where the amount is not known, undefined where a plan does not pay it. */
  readonly amounts: readonly (number | null | undefined)[]
}

/** The lines of several costs by what they are, lengths and units apart, in the order in which they are paid. */
export function alignCosts(costs: readonly Cost[]): readonly CostRow[] {
  const order: string[] = []
  const sums = costs.map(({ lines }) => {
    const own = new Map<string, number | null>()
    let place = -1
    for (const line of lines) {
      const what = subjectOf(line)
      const known = order.indexOf(what)
      if (known < 0) order.splice(place + 1, 0, what)
      place = known < 0 ? place + 1 : Math.max(place, known)
      const amount = line.amount === null ? null : Number(line.amount)
      const before = own.get(what)
      own.set(what, before === undefined ? amount : plus(before, amount))
    }
    return own
  })
  return order.map((what) => ({ what, amounts: sums.map((own) => own.get(what)) }))
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/** What a line is paid for, without how far and by which unit. */
function subjectOf({ what }: CostLine): string {
  return what.replace(/ \(by [^)]*\)$/, '').replace(/, [\d.,\s]+ km$/, '')
}
