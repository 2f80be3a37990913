import type { ConsignmentChange, StoredConsignments } from '@karavan/storage'

/** How often it is looked for what changed while somebody listens, ms. */
const LOOK_EVERY = 1_000
/** Changes that are told one by one; where there are more, those who listen are told to look again. */
const MOST_CHANGES = 500

/** What those who listen are told: changes and the place behind them, or null to look again at all. */
export interface ToldChanges {
  readonly changes: readonly ConsignmentChange[] | null
  /** Null where no place is known. */
  readonly place: string | null
}

type Listener = (told: ToldChanges) => void

export interface ChangesParts {
  /** What is kept; null where there is no database. */
  readonly kept: () => Promise<Pick<StoredConsignments, 'changes'> | null>
  /** Told of what could not be asked. */
  readonly failed: (error: unknown) => void
}

/** Tells all who listen what changes, whichever process changed it; it asks the database once for all of them, and only while somebody listens. */
export class FollowedChanges {
  #listeners = new Set<Listener>()
  #place: string | null = null
  #timer: NodeJS.Timeout | undefined
  #looking = false

  constructor(private readonly parts: ChangesParts) {}

  /**
   * @param after - a place that was told before; null for now
   * @returns ends it
   */
  async listen(after: string | null, listener: Listener): Promise<() => void> {
    const first = await this.#since(after)
    listener(after === null && first.changes !== null ? { ...first, changes: [] } : first)
    this.#listeners.add(listener)
    // Others may be further: what is told twice is asked twice, and nothing is passed over.
    if (this.#place === null || (first.place !== null && BigInt(first.place) < BigInt(this.#place)))
      this.#place = first.place
    this.#timer ??= setInterval(() => void this.#look(), LOOK_EVERY).unref()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
      this.#place = null
    }
  }

  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    const after = this.#place
    try {
      const since = await this.#since(after)
      // A database has been made: all in it is new.
      const told = after === null && since.place !== null ? { ...since, changes: null } : since
      // Somebody may have begun to listen from further back meanwhile.
      if (this.#place === after) this.#place = told.place
      if (told.changes === null || told.changes.length > 0) for (const listener of this.#listeners) listener(told)
    } catch (error) {
      this.parts.failed(error)
    } finally {
      this.#looking = false
    }
  }

  async #since(after: string | null): Promise<ToldChanges> {
    const kept = await this.parts.kept()
    if (kept === null) return { changes: [], place: null }
    const { changes, next, tooMany } = await kept.changes(after, MOST_CHANGES)
    if (next === null) return { changes: null, place: (await kept.changes(null, 1)).next }
    return { changes: tooMany ? null : changes, place: next }
  }
}
