import { type Digest, emptyRoot, type Hash, nodeHash } from './hashes.js'

/**
 * Hashes of whole subtrees, as a log keeps them.
 * @param level - height of the subtree: it has 2^level entries
 * @param index - which of those side by side, from 0: it begins with entry index × 2^level
 * @throws where the log is too short for it, or lost it
 */
export type Nodes = (level: number, index: number) => Hash

/** Of the first entries of a log (RFC 6962, 2.1). */
export function rootOf(size: number, nodes: Nodes, sha256: Digest): Hash {
  return size === 0 ? emptyRoot(sha256) : rangeHash(0, size, nodes, sha256)
}

/**
 * The neighbours that lead from an entry to the root, from below (RFC 6962, 2.1.1).
 * @param index - of the entry, from 0, less than the size
 */
export function inclusionPath(index: number, size: number, nodes: Nodes, sha256: Digest): Hash[] {
  return pathIn(index, 0, size, nodes, sha256)
}

/**
 * What shows that a log of one size begins with all of a shorter one (RFC 6962, 2.1.2).
 * @param first - entries of the shorter log; with none, or as many as the longer, there is nothing to show
 */
export function consistencyPath(first: number, second: number, nodes: Nodes, sha256: Digest): Hash[] {
  return first === 0 || first === second ? [] : subproof(first, 0, second, true, nodes, sha256)
}

/** The entries from one on and before another; they begin a subtree that is whole or the last of its log. */
function rangeHash(from: number, until: number, nodes: Nodes, sha256: Digest): Hash {
  const half = halfOf(until - from)
  if (half * 2 === until - from || until - from === 1) return nodes(levelOf(until - from), from / (until - from))
  const middle = from + half
  return nodeHash(rangeHash(from, middle, nodes, sha256), rangeHash(middle, until, nodes, sha256), sha256)
}

function pathIn(index: number, from: number, until: number, nodes: Nodes, sha256: Digest): Hash[] {
  if (until - from === 1) return []
  const middle = from + halfOf(until - from)
  return index < middle
    ? [...pathIn(index, from, middle, nodes, sha256), rangeHash(middle, until, nodes, sha256)]
    : [...pathIn(index, middle, until, nodes, sha256), rangeHash(from, middle, nodes, sha256)]
}

/** @param isKnown - whoever asks holds the hash of the shorter log's part of this range already */
function subproof(first: number, from: number, until: number, isKnown: boolean, nodes: Nodes, sha256: Digest): Hash[] {
  if (first === until) return isKnown ? [] : [rangeHash(from, until, nodes, sha256)]
  const middle = from + halfOf(until - from)
  return first <= middle
    ? [...subproof(first, from, middle, isKnown, nodes, sha256), rangeHash(middle, until, nodes, sha256)]
    : [...subproof(first, middle, until, false, nodes, sha256), rangeHash(from, middle, nodes, sha256)]
}

/** The greatest power of two below a number of entries; 1 for one entry. */
function halfOf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The height of a subtree with so many entries, a power of two. */
function levelOf(size: number): number {
  let level = 0
  while (2 ** level < size) level += 1
  return level
}
