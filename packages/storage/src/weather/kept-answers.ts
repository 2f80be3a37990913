import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EpochMinutes } from '@karavan/core'

/** What an address answered. */
export interface KeptAnswer {
  readonly fetched: EpochMinutes
  readonly text: string
}

/**
 * Keeps the last good answer of each address in a folder, so that another process or another day need not ask again. A folder
 * that cannot be written keeps nothing, which is no fault: the address is asked again.
 */
export class KeptAnswers {
  constructor(private readonly folder: string) {}

  /** The answer of an address; null where there is none, or none that can be read. */
  async of(address: string): Promise<KeptAnswer | null> {
    try {
      const kept = JSON.parse(await readFile(this.fileOf(address), 'utf8')) as Partial<KeptAnswer> | null
      return typeof kept?.fetched === 'number' && typeof kept.text === 'string'
        ? { fetched: kept.fetched, text: kept.text }
        : null
    } catch {
      return null
    }
  }

  async keep(address: string, answer: KeptAnswer): Promise<void> {
    const file = this.fileOf(address)
    const beside = `${file}.${process.pid}`
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      await writeFile(beside, JSON.stringify(answer), { mode: 0o600 })
      await rename(beside, file)
    } catch {
      // Nothing is kept.
    }
  }

  /** Named by a digest, as an address may hold a key. */
  private fileOf(address: string): string {
    return join(this.folder, `${createHash('sha256').update(address).digest('hex').slice(0, 32)}.json`)
  }
}
