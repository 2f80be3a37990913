import type { StandingEntered } from '@karavan/conditions'
import type { StoredConditions } from './conditions/stored-conditions.js'
import type { Storage } from './storage.js'

/** How often it is looked whether a database was made, or can be opened again, ms. */
const LOOK_EVERY = 3_000

/** What is followed. */
interface Followed extends Pick<Storage, 'made'> {
  readonly conditions: Pick<StoredConditions, 'read' | 'revision' | 'watch'>
}

interface Listeners {
  /** Takes everything that is entered, as it is now. */
  changed(entries: StandingEntered): void
  /** Takes why it could not be read; it is tried again. */
  failed(error: unknown): void
}

/** Follows what people enter, in whichever process; makes and starts no database while nobody enters anything. */
export class FollowedConditions {
  #unwatch: (() => Promise<void>) | undefined
  #reading: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  /** Of what was told last. */
  #revision: number | undefined
  #stopped = false

  constructor(
    private readonly storage: Followed,
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

  /** Reads again where anything changed; all that was entered before the call has been told of once this resolves. @throws {StructuredError} DATABASE_* */
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
    const { conditions } = this.storage
    const revision = await conditions.revision()
    if (revision === this.#revision) return
    const entries = await conditions.read()
    if (this.#stopped) return
    this.listeners.changed(entries)
    this.#revision = revision
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#unwatch?.()
    await this.#reading.catch(() => {})
  }
}
