/** A mark before it is placed; lengths in pixels. */
export interface Spot {
  /** Where it stands best. */
  readonly x: number
  /** Ends of what is drawn of it; the same of a point. */
  readonly top: number
  readonly bottom: number
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
  const standing: (Spot & { readonly place: number })[] = []
  return spots.map((spot, place) => {
    const room = (x: number) => Math.min(...standing.map((one) => between(one, { ...spot, x })))
    const tried = placesOf(spot).map((x) => ({ x, room: room(x) }))
    const best = tried.find((one) => one.room >= CLEAR) ?? tried.reduce((a, b) => (b.room > a.room ? b : a))
    const like = standing
      .filter(({ kind }) => kind === spot.kind)
      .map((one) => ({ ...one, away: between(one, { ...spot, x: best.x }) }))
      .toSorted((a, b) => a.away - b.away)[0]
    if (like !== undefined && like.away < CLOSE) return { x: like.x, under: like.place }
    standing.push({ ...spot, x: best.x, place })
    return { x: best.x, under: null }
  })
}

function between(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, Math.max(0, a.top - b.bottom, b.top - a.bottom))
}

/** Where a mark may stand, the best first. */
function placesOf({ x, least, most }: Spot): readonly number[] {
  const steps = Math.floor((most - least) / STEP) + 1
  const aside = Array.from({ length: steps }, (_, i) => (i + 1) * STEP).flatMap((by) => [x - by, x + by])
  return [x, ...aside.filter((one) => one >= least && one <= most)]
}
