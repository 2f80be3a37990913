/**
 * Widths that share a room: each has its share, unless it needs more, which the others give up.
 * @param needs - least widths; where they do not fit the room together, all are as much too narrow
 * @returns widths that fill the room
 */
export function sharedWidths(shares: readonly number[], needs: readonly number[], room: number): number[] {
  const needed = needs.reduce((sum, need) => sum + need, 0)
  if (needed >= room) return needs.map((need) => (need / needed) * room)
  const held = new Set<number>()
  for (;;) {
    const free = room - needs.reduce((sum, need, i) => sum + (held.has(i) ? need : 0), 0)
    const total = shares.reduce((sum, share, i) => sum + (held.has(i) ? 0 : share), 0)
    const widths = needs.map((need, i) => (held.has(i) ? need : ((shares[i] ?? 0) / total) * free))
    const short = widths.flatMap((width, i) => (!held.has(i) && width < (needs[i] ?? 0) ? [i] : []))
    if (short.length === 0) return widths
    for (const i of short) held.add(i)
  }
}
