const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Greatest power of ten that is written out in digits. */
const EXPONENT_LIMIT = 400

/** A decimal number without an exponent and without zeros at the end of its fraction; any other text stays as it is. */
export function plainDecimal(text: string): string {
  const match = DECIMAL.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  const exponent = Number(power)
  if (Math.abs(exponent) > EXPONENT_LIMIT) return text
  const digits = whole + fraction
  const point = whole.length + exponent
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const after = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '')
  const plain = exponent === 0 ? before : before.replace(/^0+(?=\d)/, '')
  const number = after === '' ? plain : `${plain}.${after}`
  return /^[0.]*$/.test(number) ? number : sign + number
}
