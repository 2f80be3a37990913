import { type Charge, isCurrency, MOST_CHARGED } from '@karavan/model'
import type { Words } from '../../words/words.js'

/** An amount with the code of its currency, before or behind it, as a person typed it; null for anything else. */
export function readPaid(
  text: string,
  { readNumber }: Pick<Words, 'readNumber'>,
): Pick<Charge, 'amount' | 'currency'> | null {
  const [, before = '', number = '', behind = ''] = /^\s*([a-z]{3}(?![a-z]))?(.*?)([a-z]{3})?\s*$/i.exec(text) ?? []
  const currency = (before || behind).toUpperCase()
  const typed = readNumber(number.trim())
  if ((before === '') === (behind === '') || typed === null || !isCurrency(currency)) return null
  return typed.value >= 0 && typed.value <= MOST_CHARGED ? { amount: typed.value, currency } : null
}
