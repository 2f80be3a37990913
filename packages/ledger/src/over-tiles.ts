import { type Digest, HASH_BYTES } from './hashes.js'
import { nodesIn, TILE_WIDTH, type TileName, tilePath } from './tiles.js'
import type { Nodes } from './tree.js'

/** The hashes of a tile that is kept elsewhere. */
export type ReadTile = (tile: TileName) => Promise<Uint8Array>

const NO_HASHES = new Uint8Array(TILE_WIDTH * HASH_BYTES)

/**
 * Does work over a log whose tiles are kept elsewhere: the work is done once to see which it needs, then with these.
 * @param work - asks for the same hashes, whatever they are
 */
export async function overTiles<Result>(
  size: number,
  read: ReadTile,
  sha256: Digest,
  work: (nodes: Nodes) => Result,
): Promise<Result> {
  const needed = new Map<string, TileName>()
  const noted = (tile: TileName) => {
    needed.set(tilePath(tile), tile)
    return NO_HASHES
  }
  work(nodesIn(size, noted, sha256))
  const held = new Map<string, Uint8Array>()
  for (const [path, tile] of needed) held.set(path, await read(tile))
  return work(nodesIn(size, (tile) => held.get(tilePath(tile)) ?? NO_HASHES, sha256))
}
