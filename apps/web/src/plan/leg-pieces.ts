import type { Leg, TransportPlan } from '@karavan/model'

type PieceKind = 'wait' | 'handling' | 'running'

/** A stretch of a leg on the axis of mean hours since the goods were ready. */
interface Piece {
  readonly kind: PieceKind
  readonly from: number
  readonly to: number
}

export interface LegPieces {
  readonly leg: Leg
  readonly from: number
  readonly to: number
  readonly pieces: readonly Piece[]
  /** Where the leg ends in eight of ten cases, had all before it taken its mean. */
  readonly early: number | null
  readonly late: number | null
}

/** Legs one after another by their mean hours: waiting, then handling, then running. Means add up where medians do not. */
export function legPieces(plan: TransportPlan): { readonly rows: readonly LegPieces[]; readonly end: number } {
  let at = 0
  let end = 0
  const rows = plan.legs.map((leg) => {
    const from = at
    const parts: readonly [PieceKind, number][] = [
      ['wait', leg.wait.mean],
      ['handling', leg.handling.mean],
      ['running', leg.running.mean],
    ]
    const pieces = parts.flatMap(([kind, hours]) => {
      if (!(hours > 0)) return []
      const piece = { kind, from: at, to: at + hours }
      at += hours
      return [piece]
    })
    const { p10, p90 } = leg.hours
    const row = {
      leg,
      from,
      to: at,
      pieces,
      early: p10 === null ? null : from + p10,
      late: p90 === null ? null : from + p90,
    }
    end = Math.max(end, row.to, row.late ?? 0)
    return row
  })
  return { rows, end }
}
