/** A point of the drawn map, pixels. */
type Spot = readonly [x: number, y: number]

const ROUNDS = 60
/** Spots that lie on each other part in directions that differ, radians. */
const TURN = 2.4

/**
 * Moves spots no farther than is needed for marks on them not to cover each other.
 * @param least - how far spots are apart at least, pixels
 * @returns the spots in their order; where they are too many for the rounds taken, a few pixels nearer than asked
 */
export function spreadApart(spots: readonly Spot[], least: number): Spot[] {
  const moved = spots.map(([x, y]): [number, number] => [x, y])
  for (let round = 0; round < ROUNDS; round++) {
    let isApart = true
    for (const [i, a] of moved.entries()) {
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
