import { readGoods, searchGoods } from '@karavan/api'
import { foldText, StructuredError } from '@karavan/core'
import { loadGoods } from '@karavan/storage'

/** Most goods that are named where words answer to several. */
const MOST = 8

/**
 * The code of the Harmonized System that `--goods` names: a code as it stands, or the one that words answer to, as the
 * search of goods on the page finds it. Words that are a whole name mean what is called so.
 * @throws {StructuredError} GOODS_AMBIGUOUS, GOODS_UNKNOWN
 */
export function goodsCode(text: string): string {
  if (!/\p{L}/u.test(text)) return text
  const found = searchGoods(readGoods(...loadGoods()), text, 'en', MOST)
  const met = found.filter(({ how }) => how === 'words')
  const named = met.filter(({ matched }) => foldText(matched) === foldText(text))
  const [only, ...others] = named.length === 1 ? named : met
  if (only !== undefined && others.length === 0) return only.hs
  const candidates = (met.length > 0 ? met : found).map(({ hs, text: name }) => `${hs} ${name}`)
  throw new StructuredError({
    code: met.length > 0 ? 'GOODS_AMBIGUOUS' : 'GOODS_UNKNOWN',
    received: text,
    expected: 'a code of the Harmonized System, 2 to 10 digits, or words that mean one kind of goods',
    remediation: 'give the code: 10 for cereals, 7208 for rolled steel',
    pointer: '/goods',
    candidates,
  })
}
