import type { TableRow } from '@karavan/core'

/** How much longer than the shortest drawn way another may be that a row names the countries of. */
const DETOUR = 1.5
/** How much longer a way on its own surface may be than over all links before goods are taken to be ferried or trucked. */
const FAR_AROUND = 1.5
const IN_PLACE = ['in_use', 'suspended']

interface Arc {
  readonly to: string
  readonly mode: string
  readonly km: number
  readonly crosses: readonly string[]
}

interface Way {
  readonly km: number
  readonly crosses: readonly string[]
}

/** Where the drawn links run between the points of a path. */
export class DrawnWays {
  private readonly arcs = new Map<string, Arc[]>()
  private readonly shortest = new Map<string, Way | null>()

  constructor(links: readonly TableRow[]) {
    for (const { cells } of links) {
      const { from = '', to = '', mode = '', status = '', length_km: km = '' } = cells
      if (!IN_PLACE.includes(status)) continue
      const crosses = wordsOf(cells['crosses'])
      this.connect(from, { to, mode, km: Number(km), crosses })
      this.connect(to, { to: from, mode, km: Number(km), crosses: crosses.toReversed() })
    }
  }

  /** The countries of the shortest drawn way through all points of a path; of two points without one, their own. */
  countriesOf(path: readonly string[], surface: string): readonly string[] {
    return merged(steps(path).flatMap(([from, to]) => this.between(from, to, surface).way.crosses))
  }

  /**
   * The first two points of a path that no drawn way of fitting length joins through the countries written; null where
   * all of the path runs through all of them in order.
   */
  firstAstray(
    path: readonly string[],
    surface: string,
    written: readonly string[],
  ): readonly [from: string, to: string] | null {
    let reached = new Set([0])
    const all = steps(path)
    for (const [i, [from, to]] of all.entries()) {
      const next = new Set([...reached].flatMap((start) => this.ends(from, to, surface, written, start)))
      if (next.size === 0 || (i === all.length - 1 && !next.has(written.length - 1))) return [from, to]
      reached = next
    }
    return null
  }

  private connect(from: string, arc: Arc): void {
    const list = this.arcs.get(from)
    if (list === undefined) this.arcs.set(from, [arc])
    else list.push(arc)
  }

  /** The way to measure others by, and whether goods may leave their own surface on it. */
  private between(
    from: string,
    to: string,
    surface: string,
  ): { readonly way: Way; readonly drawn: boolean; own: boolean } {
    const own = this.search(from, to, surface)
    const shortest = this.search(from, to, undefined)
    if (own !== null && own.km <= FAR_AROUND * (shortest?.km ?? own.km)) return { way: own, drawn: true, own: true }
    if (shortest !== null) return { way: shortest, drawn: true, own: false }
    return { way: { km: 0, crosses: merged([countryOf(from), countryOf(to)]) }, drawn: false, own: true }
  }

  private search(from: string, to: string, surface: string | undefined): Way | null {
    const key = `${from}|${to}|${surface ?? '*'}`
    const known = this.shortest.get(key)
    if (known !== undefined) return known
    const best = new Map<string, { readonly km: number; readonly before: string; readonly arc?: Arc }>([
      [from, { km: 0, before: '' }],
    ])
    for (const at of queueOf(best)) {
      const { km } = best.get(at) ?? { km: 0 }
      for (const arc of this.arcs.get(at) ?? []) {
        if (surface !== undefined && arc.mode !== surface) continue
        if (km + arc.km >= (best.get(arc.to)?.km ?? Number.POSITIVE_INFINITY)) continue
        best.delete(arc.to)
        best.set(arc.to, { km: km + arc.km, before: at, arc })
      }
    }
    const crosses: string[] = []
    for (let at = to; at !== from; ) {
      const step = best.get(at)
      if (step?.arc === undefined) break
      crosses.unshift(...step.arc.crosses)
      at = step.before
    }
    const found = best.get(to)
    const way = found === undefined ? null : { km: found.km, crosses: merged(crosses) }
    this.shortest.set(key, way)
    return way
  }

  /** Where in the written countries a way between two points can end that begins in the one at `start`. */
  private ends(from: string, to: string, surface: string, written: readonly string[], start: number): number[] {
    const { way, drawn, own } = this.between(from, to, surface)
    if (!drawn) {
      const end = follow(written, start, way.crosses)
      return end === null ? [] : [end]
    }
    const state = (place: string, at: number) => `${place} ${at}`
    const best = new Map<string, { readonly km: number; readonly place: string; readonly at: number }>([
      [state(from, start), { km: 0, place: from, at: start }],
    ])
    for (const key of queueOf(best)) {
      const { km, place, at } = best.get(key) ?? { km: 0, place: '', at: 0 }
      for (const arc of this.arcs.get(place) ?? []) {
        if ((own && arc.mode !== surface) || km + arc.km > DETOUR * way.km) continue
        const end = follow(written, at, arc.crosses)
        if (end === null) continue
        const next = state(arc.to, end)
        if (km + arc.km >= (best.get(next)?.km ?? Number.POSITIVE_INFINITY)) continue
        best.delete(next)
        best.set(next, { km: km + arc.km, place: arc.to, at: end })
      }
    }
    return [...best.values()].filter(({ place }) => place === to).map(({ at }) => at)
  }
}

/** Keys of a map in the order in which they are set, those set anew while it is read included. */
function* queueOf<T>(map: ReadonlyMap<string, T>): Generator<string> {
  yield* map.keys()
}

/** The index in the written countries at which further ones end that go on from `at`; null where they differ. */
function follow(written: readonly string[], at: number, countries: readonly string[]): number | null {
  let end = at
  for (const country of countries) {
    if (country === written[end]) continue
    end++
    if (country !== written[end]) return null
  }
  return end
}

function steps(path: readonly string[]): [string, string][] {
  return path.slice(1).map((to, i) => [path[i] ?? '', to])
}

export function merged(countries: readonly string[]): string[] {
  return countries.filter((country, i) => country !== countries[i - 1])
}

export function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(' ').filter(Boolean)
}

/** Country of a place by its id, `CC-NAME`. */
export function countryOf(id: string): string {
  return id.slice(0, 2)
}
