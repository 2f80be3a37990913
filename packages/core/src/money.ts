/** ISO 4217. */
export type Currency = string

/** An amount in major units as a decimal string with the currency's two places: `1250.00`. */
export type DecimalAmount = string

/** Formats major units for an answer. @throws {RangeError} not finite */
export function decimalAmount(major: number): DecimalAmount {
  if (!Number.isFinite(major)) throw new RangeError(`amount is not finite: ${major}`)
  return major.toFixed(2)
}
