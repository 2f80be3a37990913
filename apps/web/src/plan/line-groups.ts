import type { CostLine } from '@karavan/model'

/** For what a line of cost is paid. */
export type LineKind = 'carriage' | 'border' | 'terminal'

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

function kindOf({ what }: CostLine): LineKind {
  if (/^border, /.test(what)) return 'border'
  return /^(loading|unloading|gauge change), /.test(what) ? 'terminal' : 'carriage'
}
