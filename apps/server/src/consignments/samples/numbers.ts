import { type IdentifierScheme, readIdentifier } from '@karavan/core'

/** Owner of the boxes of samples, which no line has. */
const OWNER = 'KRVU'

/** Number of a box of the samples, with its check digit. @param serial - 0 to 999999 */
export function boxNumber(serial: number): string {
  return withCheckDigit('container', OWNER + String(serial).padStart(6, '0'))
}

/** Number of a wagon of eight digits. @param kind - its first digit: 2 covered, 4 flat, 7 tank; @param serial - 0 to 999999 */
export function wagonNumber(kind: 2 | 4 | 7, serial: number): string {
  return withCheckDigit('wagon8', kind + String(serial).padStart(6, '0'))
}

/** The same number with a check digit that is wrong. */
export function misspelt(number: string): string {
  return number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)
}

function withCheckDigit(scheme: IdentifierScheme, body: string): string {
  const read = readIdentifier(scheme, `${body}0`)
  return body + (read.verdict === 'checkDigitWrong' ? String(read.computed) : '0')
}
