import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { contentHash, type Digest, type EpcisReading } from '../../src/index.js'

export const digest: Digest = (bytes) => createHash('sha256').update(bytes).digest()

export const hashesOf = ({ events }: EpcisReading) => events.map((event) => contentHash(event, digest))

const folder = join(process.env['KARAVAN_SAMPLES'] ?? '', 'standards')

const hasPublished = process.env['KARAVAN_SAMPLES'] !== undefined && existsSync(join(folder, 'epcis-2.0'))

/** A suite over published files; where they are not here, one skipped test that says how to bring them. */
export function describePublished(name: string, suite: () => void): void {
  if (hasPublished) describe(name, suite)
  else it.skip(`${name}: KARAVAN_SAMPLES=FOLDER npm test, where FOLDER has standards/`)
}

/** The files of a published folder by name; none where they are not here. */
export function published(path: string, ending: RegExp): readonly (readonly [string, string])[] {
  if (!hasPublished) return []
  const names = readdirSync(join(folder, path)).filter((name) => ending.test(name))
  return names.map((name) => [name, readFileSync(join(folder, path, name), 'utf8')] as const)
}

/** The project's own samples by name. */
export function ownSamples(ending: RegExp): readonly (readonly [string, string])[] {
  return ['in/', 'out/'].flatMap((path) => {
    const at = new URL(path, import.meta.url)
    const names = readdirSync(at).filter((name) => ending.test(name))
    return names.map((name) => [path + name, readFileSync(new URL(name, at), 'utf8')] as const)
  })
}
