import type { EquipmentKind, OverlayRow } from '@karavan/model'
import { overlaidWorld, type World } from '@karavan/storage'

/** Worlds kept. Each is laid out for one kind of equipment, which takes some 40 MB for boxes. */
const MOST = 4

/** The worlds of the questions that bring rows of their own; the one asked for longest ago gives way. */
export class OverlaidWorlds {
  readonly #kept = new Map<string, World>()

  constructor(private readonly base: World) {}

  /** @throws {StructuredError} OVERLAY_CELL_INVALID */
  of(rows: readonly OverlayRow[], kind: EquipmentKind): World {
    if (rows.length === 0) return this.base
    const key = `${kind} ${JSON.stringify(rows)}`
    const world = this.#kept.get(key) ?? overlaidWorld(this.base, rows)
    this.#kept.delete(key)
    this.#kept.set(key, world)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest)
    return world
  }
}
