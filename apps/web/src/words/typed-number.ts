import type { Language } from './languages.js'

/** A number as a person typed it. */
export interface TypedNumber {
  readonly value: number
  /** What the same marks may mean elsewhere, as 1.3 for an English 1,300; null where there is no doubt. */
  readonly other: number | null
}

/** The mark before the fraction; the other of the two may part thousands, and so may spaces. */
const DECIMAL_MARK: Readonly<Record<Language, '.' | ','>> = { en: '.', ru: ',', kk: ',', lt: ',' }

/**
 * Reads a number by the marks of a language: 1,300 is 1300 in English and 1.3 in Russian, Kazakh and Lithuanian. A point
 * before the fraction is understood in each of them, as number pads write it, and so are marks that can mean one thing
 * only: 1 300; 1,300.5; 21,5.
 * @returns null for what is no number
 */
export function readTyped(text: string, language: Language): TypedNumber | null {
  const [, sign = '', body = ''] = /^([-−+]?)(.*)$/s.exec(text.trim()) ?? []
  const spaced = body.split(/[\s\u00a0\u202f]/)
  const marks = body.match(/[.,]/g) ?? []
  const [first = '', second = ''] = [...new Set(marks)]
  const count = (mark: string) => marks.filter((one) => one === mark).length
  if (!/^\d[\d.,\s\u00a0\u202f]*$/.test(body)) return null
  const decimalMark = second !== '' ? second : marks.length === 1 ? first : ''
  if (decimalMark !== '' && count(decimalMark) !== 1) return null
  const at = decimalMark === '' ? body.length : body.indexOf(decimalMark)
  const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)]
  if (!/^\d*$/.test(fraction)) return null
  const parts = whole.split(/[.,\s\u00a0\u202f]/)
  if (parts.length > 1 && !isGrouped(parts)) return null
  const signed = (digits: string) => (sign === '-' || sign === '−' ? -1 : 1) * Number(digits)
  const decimal = signed(`${parts.join('')}.${fraction || '0'}`)
  const mayPart = marks.length === 1 && spaced.length === 1 && fraction.length === 3 && isGrouped([whole, fraction])
  if (!mayPart) return { value: decimal, other: null }
  const thousands = signed(whole + fraction)
  const isFraction = first === DECIMAL_MARK[language] || first === '.'
  return isFraction ? { value: decimal, other: thousands } : { value: thousands, other: decimal }
}

/** Whether digits stand in threes, as where thousands are parted. */
function isGrouped(parts: readonly string[]): boolean {
  const [first = '', ...others] = parts
  return /^[1-9]\d{0,2}$/.test(first) && others.every((part) => /^\d{3}$/.test(part))
}

/** A number in plain decimal notation with the decimal mark of a language, to be typed on. */
export function inMarks(plain: string, language: Language): string {
  return plain.replace('.', DECIMAL_MARK[language])
}
