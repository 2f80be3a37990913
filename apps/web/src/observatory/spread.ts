/** A mark before it is placed; lengths in pixels. */
export interface Spot {
  /** Where it stands best. */
  readonly x: number
  readonly y: number
  /** Between what it may be moved aside. */
  readonly least: number
  readonly most: number
  /** Marks of one kind look the same, and may stand for one another. */
  readonly kind: string
}

export interface Spread {
  readonly x: number
  /** Place of the mark that stands for it where there is no room for both; null of one that stands itself. */
  readonly under: number | null
}

/** Between middles of marks that do not touch, and of those that can just be told apart. */
const [CLEAR, CLOSE] = [10, 6]
const STEP = 5

/**
 * Moves marks aside, never up or down, so that they do not lie on one another; the first come stand best. One for which there is no room
 * goes under its like.
 */
export function spreadOut(spots: readonly Spot[]): readonly Spread[] {
  const standing: { readonly x: number; readonly y: number; readonly kind: string; readonly place: number }[] = []
  return spots.map((spot, place) => {
    const room = (x: number) => Math.min(...standing.map((one) => Math.hypot(one.x - x, one.y - spot.y)))
    const tried = placesOf(spot).map((x) => ({ x, room: room(x) }))
    const best = tried.find((one) => one.room >= CLEAR) ?? tried.reduce((a, b) => (b.room > a.room ? b : a))
    const like = standing
      .filter(({ kind }) => kind === spot.kind)
      .map((one) => ({ ...one, away: Math.hypot(one.x - best.x, one.y - spot.y) }))
      .toSorted((a, b) => a.away - b.away)[0]
    if (like !== undefined && like.away < CLOSE) return { x: like.x, under: like.place }
    standing.push({ x: best.x, y: spot.y, kind: spot.kind, place })
    return { x: best.x, under: null }
  })
}

/** Where a mark may stand, the best first. */
function placesOf({ x, least, most }: Spot): readonly number[] {
  const steps = Math.floor((most - least) / STEP) + 1
  const aside = Array.from({ length: steps }, (_, i) => (i + 1) * STEP).flatMap((by) => [x - by, x + by])
  return [x, ...aside.filter((one) => one >= least && one <= most)]
}
