import type { Cost, CostLine, Message } from '@karavan/model'

/** What one thing costs by each plan. */
export interface CostRow {
  readonly what: Message
  /** Sums in the order of the plans: null where the amount is not known, undefined where a plan does not pay it. */
  readonly amounts: readonly (number | null | undefined)[]
}

/** The lines of several costs by what they are, lengths and units apart, in the order in which they are paid. */
export function alignCosts(costs: readonly Cost[]): readonly CostRow[] {
  const order: string[] = []
  const subjects = new Map<string, Message>()
  const sums = costs.map(({ lines }) => {
    const own = new Map<string, number | null>()
    let place = -1
    for (const line of lines) {
      const subject = subjectOf(line)
      const key = JSON.stringify(subject)
      subjects.set(key, subject)
      const known = order.indexOf(key)
      if (known < 0) order.splice(place + 1, 0, key)
      place = known < 0 ? place + 1 : Math.max(place, known)
      const amount = line.amount === null ? null : Number(line.amount)
      const before = own.get(key)
      own.set(key, before === undefined ? amount : plus(before, amount))
    }
    return own
  })
  return order.flatMap((key) => {
    const what = subjects.get(key)
    return what === undefined ? [] : [{ what, amounts: sums.map((own) => own.get(key)) }]
  })
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/** What a line is paid for, without how far and by which unit. */
function subjectOf({ told }: Pick<CostLine, 'told'>): Message {
  const { what } = told.what.values
  return told.what.key.startsWith('cost.') && typeof what === 'object' && what.kind === 'message'
    ? what.message
    : told.what
}
