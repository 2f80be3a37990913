/*
 * Check digits, one function for each rule. Each takes the characters before the check digit, of the right kind and number
 * (callers have matched them), and gives the digit that has to follow.
 */

/** ISO 6346:2022: weights 1, 2, 4 … 512 over letters (A = 10, B = 12 … without the multiples of 11) and digits. */
export function containerCheckDigit(ownerAndSerial: string): number {
  let sum = 0
  let weight = 1
  for (const character of ownerAndSerial) {
    sum += containerValue(character) * weight
    weight *= 2
  }
  return (sum % 11) % 10
}

function containerValue(character: string): number {
  if (character <= '9') return Number(character)
  const plain = character.charCodeAt(0) - 'A'.charCodeAt(0) + 10
  return plain + Math.floor((plain - 1) / 10)
}

/** Weights 2, 1, 2 … from the right, the digits of each product added: wagons of 8 and of 12 digits, stations of UIC. */
export function luhnCheckDigit(digits: string): number {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const product = digitAt(digits, digits.length - 1 - index) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}

/** Weights 3, 1, 3 … from the right: every key of GS1 that has a check digit. */
export function gs1CheckDigit(digits: string): number {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    sum += digitAt(digits, digits.length - 1 - index) * (index % 2 === 0 ? 3 : 1)
  }
  return (10 - (sum % 10)) % 10
}

/** Weights 7, 6 … 2 over the first six digits of a ship's number; the last digit of the sum. */
export function imoCheckDigit(digits: string): number {
  return weighted(digits, [7, 6, 5, 4, 3, 2]) % 10
}

/** Station of the 1,520 mm railways (ESR): weights 1 to 5 modulo 11, where that gives 10 weights 3 to 7, and then 0. */
export function esrCheckDigit(digits: string): number {
  const first = weighted(digits, [1, 2, 3, 4, 5]) % 11
  if (first < 10) return first
  const second = weighted(digits, [3, 4, 5, 6, 7]) % 11
  return second < 10 ? second : 0
}

/** Business and individual number of Kazakhstan; null where no number that begins like this is ever issued. */
export function kazakhCheckDigit(digits: string): number | null {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  if (first < 10) return first
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11
  return second < 10 ? second : null
}

function weighted(digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < digits.length; index++) sum += digitAt(digits, index) * (weights[index] ?? 0)
  return sum
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48
}
