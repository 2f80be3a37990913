import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyPath,
  grownTiles,
  type Hash,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafHash,
  nodesIn,
  rootOf,
  TILE_WIDTH,
  type TileName,
  tilePath,
  tilesOf,
} from '../src/index.js'
import { plainPath, plainProof, plainRoot, sha256 } from './rfc.js'

/** The entries and roots with which Certificate Transparency's own implementations test themselves. */
const REFERENCE = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')

/** A log that grew by these steps, as its tiles. */
class Log {
  private readonly tiles = new Map<string, Uint8Array>()
  readonly entries: Uint8Array[] = []

  add(entries: readonly Uint8Array[]): this {
    const leaves = entries.map((entry) => leafHash(entry, sha256))
    for (const tile of grownTiles(this.entries.length, leaves, this.read, sha256)) {
      this.tiles.set(longest(tile), tile.hashes)
    }
    this.entries.push(...entries)
    return this
  }

  readonly read = (tile: TileName) => {
    const hashes = this.tiles.get(longest(tile))
    if (hashes === undefined || hashes.length < tile.width * 32) throw new Error(`no ${tilePath(tile)}`)
    return hashes.subarray(0, tile.width * 32)
  }

  nodes(size = this.entries.length) {
    return nodesIn(size, this.read, sha256)
  }

  head(size = this.entries.length) {
    return { size, root: rootOf(size, this.nodes(size), sha256) }
  }
}

/** A tile stands in place of its shorter ones. */
const longest = (tile: TileName) => tilePath({ ...tile, width: TILE_WIDTH })

const entry = (i: number) => Buffer.from(`entry ${i}`)
const entries = (count: number, from = 0) => Array.from({ length: count }, (_, i) => entry(from + i))

describe('the hash of a log', () => {
  it('is that of the reference for each of its first entries', () => {
    const log = new Log().add(REFERENCE.map(([bytes]) => Buffer.from(bytes, 'hex')))
    expect(REFERENCE.map((_, i) => hex(log.head(i + 1).root))).toEqual(REFERENCE.map(([, root]) => root))
    expect(hex(log.head(0).root)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('is what the definition says, in whatever steps the log grew', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(steps, (counts) => {
        const log = new Log()
        for (const count of counts) log.add(entries(count, log.entries.length))
        expect(hex(log.head().root)).toBe(hex(plainRoot(log.entries)))
      }),
      { numRuns: 30 },
    )
  })

  it('is kept in tiles of three levels for many entries, each tile one that the log is to have', () => {
    const log = new Log().add(entries(65_000)).add(entries(1_000, 65_000))
    expect(hex(log.head().root)).toBe(hex(plainRoot(log.entries)))
    expect(tilesOf(66_000).map(tilePath).slice(-4)).toEqual([
      'tile/0/257.p/208',
      'tile/1/000',
      'tile/1/001.p/1',
      'tile/2/000.p/1',
    ])
    for (const tile of tilesOf(66_000)) expect(log.read(tile).length).toBe(tile.width * 32)
  })
})

describe('proofs', () => {
  const log = new Log().add(entries(600))
  const sizes = fc.integer({ min: 1, max: 600 })

  it('of an entry are those of the definition, and lead to the root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, at) => {
        const index = at % size
        const path = inclusionPath(index, size, log.nodes(size), sha256)
        expect(path.map(hex)).toEqual(plainPath(index, log.entries.slice(0, size)).map(hex))
        expect(isIncluded(leafHash(entry(index), sha256), index, path, log.head(size), sha256)).toBe(true)
      }),
    )
  })

  it('that a log was only added to are those of the definition, and hold', () => {
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)]
        const path = consistencyPath(first, second, log.nodes(second), sha256)
        expect(path.map(hex)).toEqual(plainProof(first, log.entries.slice(0, second)).map(hex))
        expect(isConsistent(log.head(first), log.head(second), path, sha256)).toBe(true)
      }),
    )
    expect(isConsistent(log.head(0), log.head(600), [], sha256)).toBe(true)
    expect(isConsistent(log.head(600), log.head(0), [], sha256)).toBe(false)
  })

  it('do not hold for another entry, another place, another size, or with one bit turned', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, at, turned) => {
        const index = at % size
        const path = inclusionPath(index, size, log.nodes(size), sha256)
        const head = log.head(size)
        const leaf = leafHash(entry(index), sha256)
        const holds = (more: { leaf?: Hash; index?: number; path?: Hash[]; size?: number }) =>
          isIncluded(
            more.leaf ?? leaf,
            more.index ?? index,
            more.path ?? path,
            { ...head, size: more.size ?? size },
            sha256,
          )
        expect(holds({})).toBe(true)
        expect(holds({ leaf: leafHash(entry(index + 1), sha256) })).toBe(false)
        expect(holds({ index: size })).toBe(false)
        expect(holds({ path: [...path, leaf] })).toBe(false)
        if (size > 1) {
          expect(holds({ index: (index + 1) % size })).toBe(false)
          const all = Buffer.concat(path)
          all.writeUInt8(all.readUInt8(turned % all.length) ^ (1 << (turned % 8)), turned % all.length)
          const bent = path.map((_, i) => all.subarray(i * 32, (i + 1) * 32))
          expect(holds({ path: bent })).toBe(false)
        }
      }),
    )
  })

  it('tell a log that was rewritten, however late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 299 }), fc.nat(), (first, at) => {
        const forged = new Log()
          .add(entries(first).with(at % first, Buffer.from('another')))
          .add(entries(300 - first, first))
        const path = consistencyPath(first, 300, forged.nodes(300), sha256)
        expect(isConsistent(log.head(first), forged.head(300), path, sha256)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})
