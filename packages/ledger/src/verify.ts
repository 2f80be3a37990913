import { isSame } from './bytes.js'
import { type Digest, emptyRoot, type Hash, nodeHash } from './hashes.js'

/** The root of a log, and how many entries it has. */
export interface TreeHead {
  readonly size: number
  readonly root: Hash
}

/**
 * Whether an entry stands in a log at a place (RFC 9162, 2.1.3.2).
 * @param leaf - the hash of the entry
 * @param path - as `inclusionPath` gave it
 */
export function isIncluded(leaf: Hash, index: number, path: readonly Hash[], head: TreeHead, sha256: Digest): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= head.size) return false
  let [node, last, hash] = [index, head.size - 1, leaf]
  for (const next of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(next, hash, sha256)
      while (node % 2 === 0 && node !== 0) [node, last] = [above(node), above(last)]
    } else {
      hash = nodeHash(hash, next, sha256)
    }
    ;[node, last] = [above(node), above(last)]
  }
  return last === 0 && isSame(hash, head.root)
}

/**
 * Whether a longer log begins with all of a shorter one (RFC 9162, 2.1.4.2).
 * @param path - as `consistencyPath` gave it
 */
export function isConsistent(first: TreeHead, second: TreeHead, path: readonly Hash[], sha256: Digest): boolean {
  if (first.size > second.size) return false
  if (first.size === second.size) return path.length === 0 && isSame(first.root, second.root)
  if (first.size === 0) return path.length === 0 && isSame(first.root, emptyRoot(sha256))
  let [node, last] = [first.size - 1, second.size - 1]
  while (node % 2 === 1) [node, last] = [above(node), above(last)]
  const [seed, ...rest] = node === 0 ? [first.root, ...path] : path
  if (seed === undefined) return false
  let [older, newer] = [seed, seed]
  for (const next of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      older = nodeHash(next, older, sha256)
      newer = nodeHash(next, newer, sha256)
      while (node % 2 === 0 && node !== 0) [node, last] = [above(node), above(last)]
    } else {
      newer = nodeHash(newer, next, sha256)
    }
    ;[node, last] = [above(node), above(last)]
  }
  return last === 0 && isSame(older, first.root) && isSame(newer, second.root)
}

function above(node: number): number {
  return Math.floor(node / 2)
}
