/** Pieces of work that wait. */
export interface FairTurnsOptions {
  /** Most that may wait, whoever asks. */
  readonly waiting: number
  /** What is told to one for whom there is no place. */
  readonly tooBusy: () => Error
}

/**
 * Runs a piece of work when its turn comes.
 * @param asker - for whom it is
 * @param gone - aborted when nobody waits for it any more: it then leaves its place, and its reason is thrown
 */
export type FairTurns = <Value>(asker: string, work: () => Promise<Value>, gone?: AbortSignal) => Promise<Value>

interface Place {
  readonly go: () => void
  readonly refuse: (why: unknown) => void
}

/**
 * Runs pieces of work one at a time. Turns go round those who ask, so that whoever has many waits for each of them as long as
 * the others for one. Where all places are taken, the last of whoever has most of them gives way to one who has fewer.
 */
export function fairTurns({ waiting, tooBusy }: FairTurnsOptions): FairTurns {
  // In the order in which the askers come to their next turn.
  const lines = new Map<string, Place[]>()
  let isRunning = false

  function leave(asker: string, place: Place): boolean {
    const line = lines.get(asker) ?? []
    const at = line.indexOf(place)
    if (at === -1) return false
    line.splice(at, 1)
    if (line.length === 0) lines.delete(asker)
    return true
  }

  function makeRoomFor(asker: string): void {
    if ([...lines.values()].reduce((sum, line) => sum + line.length, 0) < waiting) return
    const own = lines.get(asker)?.length ?? 0
    const [most, line] = [...lines].reduce((a, b) => (b[1].length > a[1].length ? b : a), ['', [] as Place[]])
    const last = line.at(-1)
    if (last === undefined || line.length <= own + 1) throw tooBusy()
    leave(most, last)
    last.refuse(tooBusy())
  }

  function waitFor(asker: string, gone?: AbortSignal): Promise<void> {
    makeRoomFor(asker)
    return new Promise((go, refuse) => {
      const place: Place = { go, refuse }
      const line = lines.get(asker)
      if (line === undefined) lines.set(asker, [place])
      else line.push(place)
      gone?.addEventListener(
        'abort',
        () => {
          if (leave(asker, place)) refuse(gone.reason)
        },
        { once: true },
      )
    })
  }

  function passOn(from: string): void {
    toTheEnd(from)
    const [next] = lines
    const place = next?.[1].shift()
    isRunning = place !== undefined
    if (next?.[1].length === 0) lines.delete(next[0])
    place?.go()
  }

  /** Whoever had a turn comes behind all who wait. */
  function toTheEnd(asker: string): void {
    const line = lines.get(asker)
    lines.delete(asker)
    if (line !== undefined) lines.set(asker, line)
  }

  return async (asker, work, gone) => {
    gone?.throwIfAborted()
    if (isRunning) await waitFor(asker, gone)
    isRunning = true
    try {
      return await work()
    } finally {
      passOn(asker)
    }
  }
}
