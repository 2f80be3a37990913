import { foldText } from '../fold.js'
import { stem } from './stem.js'
import type { Stretch, Tokens } from './tokens.js'

/** What a lexicon knows of a stretch of the text. */
export interface Mark<Value> extends Stretch {
  readonly values: readonly Value[]
}

interface Node<Value> {
  readonly words: Map<string, Node<Value>>
  readonly beginnings: Map<string, Node<Value>>
  /** The first letters of all beginnings: most words begin with none of them. */
  readonly heads: Set<string>
  readonly values: Value[]
}

const SHORTEST_BEGINNING = 3
const LONGEST_BEGINNING = 16

/** Phrases and what they mean; found in any case of their words, the longest one first. */
export class Lexicon<Value> {
  private readonly root: Node<Value> = emptyNode()

  /** @param phrase - a word that ends in `*` stands for every word that begins so */
  add(phrase: string, value: Value): void {
    let node = this.root
    for (const [written] of phrase.matchAll(/[\p{L}\p{M}]+\*?|\p{Nd}+|№/gu)) {
      const folded = written === '№' ? written : foldText(written)
      const [branch, key] = written.endsWith('*') ? [node.beginnings, folded] : [node.words, stem(folded)]
      const next = branch.get(key) ?? emptyNode<Value>()
      branch.set(key, next)
      if (branch === node.beginnings) node.heads.add(key.slice(0, SHORTEST_BEGINNING))
      node = next
    }
    if (node !== this.root && !node.values.includes(value)) node.values.push(value)
  }

  /** The longest phrase that starts at a token; of several as long the one that spells its words most fully. */
  at(tokens: Tokens, first: number): Mark<Value> | undefined {
    const end = longest(tokens, this.root, first)
    return end === undefined ? undefined : { first, ...end }
  }

  /** Every phrase of a text, left to right, none within another. */
  scan(tokens: Tokens, accepts: (first: number) => boolean = () => true): Mark<Value>[] {
    const found: Mark<Value>[] = []
    for (let i = 0; i < tokens.length; i++) {
      const mark = accepts(i) ? this.at(tokens, i) : undefined
      if (mark === undefined) continue
      found.push(mark)
      i = mark.last
    }
    return found
  }
}

function emptyNode<Value>(): Node<Value> {
  return { words: new Map(), beginnings: new Map(), heads: new Set(), values: [] }
}

interface End<Value> {
  readonly last: number
  readonly values: readonly Value[]
}

/**
 * Follows a word as it is and as a beginning; phrases are short, so both ways end soon. The word comes before its
 * beginnings, a long one before a short one: `продлится` is no case of `продл*`, which means something else.
 */
function longest<Value>(tokens: Tokens, node: Node<Value>, i: number): End<Value> | undefined {
  const token = tokens.at(i)
  if (token === undefined) return undefined
  const exact = node.words.get(token.stem)
  const begun = beginnings(node, token.folded)
  if (exact === undefined && begun.length === 0) return undefined
  const ways = exact === undefined ? begun : [exact, ...begun]
  let found: End<Value> | undefined
  for (const next of ways) {
    const end = longest(tokens, next, afterSigns(tokens, i + 1)) ?? ended(next, i)
    if (end !== undefined && (found === undefined || end.last > found.last)) found = end
  }
  return found
}

function ended<Value>({ values }: Node<Value>, last: number): End<Value> | undefined {
  return values.length === 0 ? undefined : { last, values }
}

/** Hyphens and quotation marks part no phrase; more than a few in a row do. */
function afterSigns(tokens: Tokens, i: number): number {
  let next = i
  while (next < i + 3 && /^[-–«»“”"'’]$/.test(tokens.at(next)?.text ?? '')) next++
  return next
}

const NONE: readonly never[] = []

function beginnings<Value>(node: Node<Value>, word: string): readonly Node<Value>[] {
  if (node.beginnings.size === 0 || !node.heads.has(word.slice(0, SHORTEST_BEGINNING))) return NONE
  const found: Node<Value>[] = []
  for (let length = Math.min(word.length, LONGEST_BEGINNING); length >= SHORTEST_BEGINNING; length--) {
    const next = node.beginnings.get(word.slice(0, length))
    if (next !== undefined) found.push(next)
  }
  return found
}
