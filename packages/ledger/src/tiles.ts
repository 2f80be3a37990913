import { StructuredError } from '@karavan/core'
import { joined } from './bytes.js'
import { type Digest, HASH_BYTES, type Hash, nodeHash } from './hashes.js'
import type { Nodes } from './tree.js'

/** Levels of the tree that a tile spans. */
const TILE_LEVELS = 8
/** Hashes in a full tile. */
export const TILE_WIDTH = 2 ** TILE_LEVELS

/** Up to 256 hashes that stand side by side in the tree (C2SP tlog-tiles). */
export interface TileName {
  /** 0 for the leaves, 1 for the hashes of full tiles of leaves, … */
  readonly level: number
  /** Which tile of its level, from 0. */
  readonly index: number
  /** How many hashes it has, 1 to 256. */
  readonly width: number
}

export interface Tile extends TileName {
  readonly hashes: Uint8Array
}

/**
 * Adds entries to the tiles of a log.
 * @param size - entries in the log so far
 * @param leaves - hashes of the new entries, in order
 * @param unfinished - the hashes of the last tile of a level as it is now; it is asked for levels that have an unfinished one
 * @returns the tiles that are new or longer than before, from below
 */
export function grownTiles(
  size: number,
  leaves: readonly Hash[],
  unfinished: (tile: TileName) => Uint8Array,
  sha256: Digest,
): Tile[] {
  const grown: Tile[] = []
  let [hashes, before] = [leaves, size]
  for (let level = 0; hashes.length > 0; level += 1) {
    const index = Math.floor(before / TILE_WIDTH)
    const begun = before % TILE_WIDTH
    const kept = begun === 0 ? new Uint8Array() : unfinished({ level, index, width: begun })
    const all = joined([kept, ...hashes])
    const full: Hash[] = []
    for (let from = 0, i = index; from < all.length; from += TILE_WIDTH * HASH_BYTES, i += 1) {
      const part = all.subarray(from, from + TILE_WIDTH * HASH_BYTES)
      grown.push({ level, index: i, width: part.length / HASH_BYTES, hashes: part })
      if (part.length === TILE_WIDTH * HASH_BYTES) full.push(foldedHash(part, sha256))
    }
    hashes = full
    before = index
  }
  return grown
}

/** The tile of a level in which a hash of it stands, as wide as a log of that size has it. */
export function tileWith(level: number, hash: number, size: number): TileName {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  const index = Math.floor(hash / TILE_WIDTH)
  return { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) }
}

/** Every tile of a log, from below. */
export function tilesOf(size: number): TileName[] {
  const tiles: TileName[] = []
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < hashes; index += 1) tiles.push(tileWith(level, index * TILE_WIDTH, size))
  }
  return tiles
}

/** The hashes of a log's subtrees, out of its tiles. @param read - the hashes of a tile */
export function nodesIn(size: number, read: (tile: TileName) => Uint8Array, sha256: Digest): Nodes {
  return (level, index) => {
    const span = 2 ** (level % TILE_LEVELS)
    const first = index * span
    const tile = tileWith(Math.floor(level / TILE_LEVELS), first, size)
    const from = (first % TILE_WIDTH) * HASH_BYTES
    return foldedHash(read(tile).subarray(from, from + span * HASH_BYTES), sha256)
  }
}

/** The hash above a power of two of hashes. */
export function foldedHash(hashes: Uint8Array, sha256: Digest): Hash {
  if (hashes.length === HASH_BYTES) return hashes
  const half = hashes.length / 2
  return nodeHash(foldedHash(hashes.subarray(0, half), sha256), foldedHash(hashes.subarray(half), sha256), sha256)
}

/** Where a tile is found, beneath the address of its log: `tile/0/x001/067.p/12`. */
export function tilePath({ level, index, width }: TileName): string {
  return `tile/${level}/${indexPath(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Where the entries of a tile of leaves are found. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${indexPath(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/**
 * What a path names: a tile, or with level `entries` the entries of a tile of leaves.
 * @throws {StructuredError} TILE_INVALID
 */
export function parseTilePath(path: string): Omit<TileName, 'level'> & { readonly level: number | 'entries' } {
  const [, level, digits = '', part] = PATH.exec(path) ?? []
  const width = part === undefined ? TILE_WIDTH : Number(part)
  const index = Number(digits.replace(/[x/]/g, ''))
  const isWhole = level !== undefined && indexPath(index) === digits && (part === undefined || width < TILE_WIDTH)
  if (!isWhole || !Number.isSafeInteger(index) || Number(level) > MAX_LEVEL) {
    throw new StructuredError({
      code: 'TILE_INVALID',
      received: path,
      expected: 'tile/LEVEL/INDEX, as tile/0/x001/067 or tile/0/000.p/12 (C2SP tlog-tiles)',
      remediation: 'ask for a tile that a checkpoint speaks of',
    })
  }
  return { level: level === 'entries' ? level : Number(level), index, width }
}

/** No log that can be counted has tiles above. */
const MAX_LEVEL = 5

/** In groups of three digits, all but the last with an x before it. */
function indexPath(index: number): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return groups.join('/')
}
