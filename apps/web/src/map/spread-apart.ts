/** A point of the drawn map, pixels. */
export type Spot = readonly [x: number, y: number]

/** What stays where it is and is not to be covered: a line, or a spot where it has one point only. */
export interface Kept {
  readonly line: readonly Spot[]
  /** How far marks are from it at least, pixels. */
  readonly least: number
}

const ROUNDS = 60
/** Spots that lie on each other part in directions that differ, radians. */
const TURN = 2.4

/**
 * Moves spots no farther than is needed for marks on them not to cover each other, nor what is kept clear.
 * @param least - how far spots are apart at least, pixels
 * @returns the spots in their order; where they are too many for the rounds taken, a few pixels nearer than asked
 */
export function spreadApart(spots: readonly Spot[], least: number, kept: readonly Kept[] = []): Spot[] {
  const moved = spots.map(([x, y]): [number, number] => [x, y])
  for (let round = 0; round < ROUNDS; round++) {
    let isApart = true
    for (const [i, a] of moved.entries()) {
      for (const { line, least } of kept) {
        const away = awayFrom(line, a)
        if (away === null || away.gap >= least) continue
        isApart = false
        const [x, y] = away.gap > 0 ? away.direction : [Math.cos(i * TURN), Math.sin(i * TURN)]
        a[0] += x * (least - away.gap + 0.01)
        a[1] += y * (least - away.gap + 0.01)
      }
      for (const b of moved.slice(i + 1)) {
        const gap = Math.hypot(b[0] - a[0], b[1] - a[1])
        if (gap >= least) continue
        isApart = false
        const [x, y] = gap > 0 ? [(b[0] - a[0]) / gap, (b[1] - a[1]) / gap] : [Math.cos(i * TURN), Math.sin(i * TURN)]
        const push = (least - gap) / 2 + 0.01
        a[0] -= x * push
        a[1] -= y * push
        b[0] += x * push
        b[1] += y * push
      }
    }
    if (isApart) break
  }
  return moved
}

/** How far a spot is from a line, and which way leads off from there; null for a line without points. */
function awayFrom(line: readonly Spot[], spot: Spot): { readonly gap: number; readonly direction: Spot } | null {
  let nearest: { readonly gap: number; readonly direction: Spot } | null = null
  for (const [i, from] of line.entries()) {
    const [x, y] = nearestOn(from, line[i + 1] ?? from, spot)
    const [dx, dy] = [spot[0] - x, spot[1] - y]
    const gap = Math.hypot(dx, dy)
    if (nearest === null || gap < nearest.gap) nearest = { gap, direction: [dx / gap, dy / gap] }
  }
  return nearest
}

/** The point of a stretch that is nearest to a spot. */
function nearestOn([x, y]: Spot, [u, v]: Spot, [px, py]: Spot): Spot {
  const [dx, dy] = [u - x, v - y]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / square))
  return [x + dx * share, y + dy * share]
}
