import { isSame } from './bytes.js'
import { type Digest, HASH_BYTES } from './hashes.js'
import { overTiles } from './over-tiles.js'
import { foldedHash, TILE_WIDTH, type TileName, tilesOf } from './tiles.js'
import { rootOf } from './tree.js'
import type { TreeHead } from './verify.js'

/** Where a log does not fit itself. */
export type LogFault =
  /** A tile is not there. */
  | { readonly kind: 'missing'; readonly tile: TileName }
  /** A tile is not as long as it must be. */
  | { readonly kind: 'cut'; readonly tile: TileName }
  /** A hash in a tile is not that of the tile below: one of the two was altered. */
  | { readonly kind: 'unlike'; readonly tile: TileName; readonly below: TileName }
  /** The tiles do not lead to the root of the checkpoint. */
  | { readonly kind: 'root' }

/**
 * Checks every tile of a log against the one above it, and the topmost against the root.
 * @param read - the hashes of a tile; null where there is none
 * @param checked - told of each tile that was looked at
 * @returns no fault for a log that is whole
 */
export async function faultsOfLog(
  head: TreeHead,
  read: (tile: TileName) => Promise<Uint8Array | null>,
  sha256: Digest,
  checked: (tile: TileName) => void = () => {},
): Promise<readonly LogFault[]> {
  const faults: LogFault[] = []
  const above = new Map<number, Uint8Array>()
  for (const tile of tilesOf(head.size)) {
    const hashes = await read(tile)
    checked(tile)
    if (hashes === null) faults.push({ kind: 'missing', tile })
    else if (hashes.length !== tile.width * HASH_BYTES) faults.push({ kind: 'cut', tile })
    else if (tile.width === TILE_WIDTH) above.set(keyOf(tile), foldedHash(hashes, sha256))
    if (tile.level === 0 || hashes === null) continue
    for (let i = 0; i < tile.width; i += 1) {
      const below = { level: tile.level - 1, index: tile.index * TILE_WIDTH + i, width: TILE_WIDTH }
      const folded = above.get(keyOf(below))
      above.delete(keyOf(below))
      if (folded === undefined) continue
      if (!isSame(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES), folded)) {
        faults.push({ kind: 'unlike', tile, below })
      }
    }
  }
  if (faults.length > 0) return faults
  const held = async (tile: TileName) => (await read(tile)) ?? new Uint8Array()
  const root = await overTiles(head.size, held, sha256, (nodes) => rootOf(head.size, nodes, sha256))
  return isSame(root, head.root) ? [] : [{ kind: 'root' }]
}

/** Numbers of tiles do not reach as far as a level is apart here. */
function keyOf({ level, index }: TileName): number {
  return level * 2 ** 48 + index
}
