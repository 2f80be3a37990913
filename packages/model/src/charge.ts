import type { Currency } from '@karavan/core'

/**
 * What was paid for: to get over a border or through a port, with all fees and services there, or to be carried along a leg. CPMM tells
 * costs apart in the same way (TFI2, TFI3).
 */
export const CHARGE_PURPOSES = ['crossing', 'carriage'] as const
export type ChargePurpose = (typeof CHARGE_PURPOSES)[number]

/** What an event says was paid, for all pieces that it is about together. */
export interface Charge {
  readonly purpose: ChargePurpose
  /** Major units, 0 or more: 0 where nothing was to be paid. */
  readonly amount: number
  readonly currency: Currency
}

/** Most that one event says was paid for one thing, major units. */
export const MOST_CHARGED = 1e12

/** Most charges of one event. */
export const MOST_CHARGES = 20

/** Whether a text is written as the code of a currency is (ISO 4217). */
export function isCurrency(text: string): text is Currency {
  return /^[A-Z]{3}$/.test(text)
}

/** An amount that was paid, from a number or as events write it, `120.50`; null where it is neither, negative or too much. */
export function readCharged(value: unknown): number | null {
  const isWritten = typeof value === 'number' || (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value))
  const amount = isWritten ? Number(value) : Number.NaN
  return amount >= 0 && amount <= MOST_CHARGED ? amount : null
}
