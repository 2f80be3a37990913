import type { CostLine, Message, MessageKey } from '@karavan/model'

/** For what a line of cost is paid. */
type LineKind = 'carriage' | 'border' | 'terminal'

const KINDS: readonly LineKind[] = ['carriage', 'border', 'terminal']

export interface LineGroup {
  readonly kind: LineKind
  /** Dearest first. */
  readonly lines: readonly CostLine[]
  /** Lines too small to be shown at once; never a single one. */
  readonly small: readonly CostLine[]
}

/** Share of the whole at its highest below which a line is small. */
const SMALL = 0.06

/** The lines of a cost by what they are paid for; a line whose amount is not known is never small. */
export function lineGroups(lines: readonly CostLine[], wholeHigh: number): LineGroup[] {
  return KINDS.flatMap((kind): LineGroup[] => {
    const own = lines.filter((line) => kindOf(line) === kind).sort((a, b) => highOf(b) - highOf(a))
    if (own.length === 0) return []
    const small = own.filter((line) => line.amount !== null && highOf(line) < wholeHigh * SMALL)
    return small.length < 2
      ? [{ kind, lines: own, small: [] }]
      : [{ kind, lines: own.filter((line) => !small.includes(line)), small }]
  })
}

/** The sum of several lines as low, typical and high; unknown ones count nothing. */
export function sumOf(lines: readonly CostLine[]): {
  readonly low: number
  readonly typical: number
  readonly high: number
} {
  const add = (read: (line: CostLine) => string | null) => lines.reduce((sum, line) => sum + Number(read(line) ?? 0), 0)
  return { low: add(({ low }) => low), typical: add(({ amount }) => amount), high: add(({ high }) => high) }
}

function highOf({ high, amount }: CostLine): number {
  return high === null && amount === null ? Number.POSITIVE_INFINITY : Number(high ?? amount)
}

function kindOf({ told: { what } }: CostLine): LineKind {
  return PAID_AT_PLACES[paidFor(what).key] ?? 'carriage'
}

const PAID_AT_PLACES: Readonly<Record<string, LineKind>> = {
  'handling.border': 'border',
  'handling.gauge': 'terminal',
  'handling.load': 'terminal',
  'handling.unload': 'terminal',
} satisfies Partial<Record<MessageKey, LineKind>>

/** What a line is paid for, without distance and the rate that it is reckoned by. */
export function paidFor(message: Message): Message {
  const { what } = message.values
  return typeof what === 'object' && what.kind === 'message' ? paidFor(what.message) : message
}

/** Kilometres of a line and what its rate counts, where it says so. */
export function reckonedBy({ values: { km, unit } }: Message): {
  readonly km: number | null
  readonly unit: Message | null
} {
  return {
    km: typeof km === 'number' ? km : null,
    unit: typeof unit === 'object' && unit.kind === 'message' ? unit.message : null,
  }
}
