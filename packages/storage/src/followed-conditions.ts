import type { ConditionEntries } from '@karavan/conditions'
import type { Storage } from './storage.js'

/** How often it is looked whether a database was made, or can be opened again, ms. */
const LOOK_EVERY = 3_000

interface Listeners {
  /** Takes everything that is entered, as it is now. */
  changed(entries: ConditionEntries): void
  /** Takes why it could not be read; it is tried again. */
  failed(error: unknown): void
}

/** Follows what people enter, in whichever process; makes and starts no database while nobody enters anything. */
export class FollowedConditions {
  #unwatch: (() => Promise<void>) | undefined
  #reading: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(
    private readonly storage: Storage,
    private readonly listeners: Listeners,
  ) {}

  /** Begins to follow; what was entered before has been told of once this resolves, unless it could not be read. */
  async start(): Promise<void> {
    if (this.#stopped) return
    try {
      if (this.storage.made()) {
        this.#unwatch ??= await this.storage.conditions.watch(() => {
          this.refresh().catch((error: unknown) => this.#failed(error))
        })
        if (this.#stopped) return await this.#unwatch()
        await this.refresh()
        return
      }
    } catch (error) {
      this.#failed(error)
      return
    }
    this.#later()
  }

  #failed(error: unknown): void {
    if (this.#stopped) return
    this.listeners.failed(error)
    this.#later()
  }

  #later(): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.start(), LOOK_EVERY)
    this.#timer.unref()
  }

  /** Reads again; all that was entered before the call has been told of once this resolves. @throws {StructuredError} DATABASE_* */
  refresh(): Promise<void> {
    this.#next ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        this.#reading = this.#read()
        return this.#reading
      })
    return this.#next
  }

  async #read(): Promise<void> {
    const entries = await this.storage.conditions.read()
    if (!this.#stopped) this.listeners.changed(entries)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#unwatch?.()
    await this.#reading.catch(() => {})
  }
}
