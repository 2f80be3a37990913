const DECIMAL = /^[+-]?(\d{1,17}(\.\d{0,20})?|\.\d{1,20})$/

/**
 * A number in plain decimal notation, as tables and questions write it: digits, and a point before the fraction. NaN for
 * anything else, as for the empty text, `0x10`, `1e3` and `1,5`.
 */
export function readDecimal(text: string): number {
  const plain = text.trim()
  return DECIMAL.test(plain) ? Number(plain) : Number.NaN
}
