/** ISO 4217. */
export type Currency = string

/** An amount in major units as a decimal string with the currency's two places: `1250.00`. */
export type DecimalAmount = string

/** Formats major units for an answer. @throws {RangeError} not finite, or 1e21 and above */
export function decimalAmount(major: number): DecimalAmount {
  if (!(Math.abs(major) < 1e21)) throw new RangeError(`amount is no number below 1e21: ${major}`)
  const text = major.toFixed(2)
  return text === '-0.00' ? '0.00' : text
}
