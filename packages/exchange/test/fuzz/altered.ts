import type { Random } from '@karavan/core'

/** A sample with stretches cut out or doubled, and pieces or single letters put in. */
export function alteredText(text: string, pieces: readonly string[], random: Random, longest = 200): string {
  let result = text
  for (let change = 0; change <= random() * 4; change += 1) {
    const at = Math.floor(random() * result.length)
    const end = at + Math.floor(random() ** 3 * longest)
    const kind = random()
    if (kind < 0.3) result = result.slice(0, at) + result.slice(end)
    else if (kind < 0.5) result = result.slice(0, end) + result.slice(at)
    else if (kind < 0.8) result = result.slice(0, at) + picked(pieces, random) + result.slice(at)
    else result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x500)) + result.slice(at + 1)
  }
  return result
}

/** A sample that is cut short at times, with single bytes changed. */
export function alteredBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const result = bytes.slice(0, random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length)
  for (let change = 0; change <= random() * 6; change += 1) {
    result[Math.floor(random() * result.length)] = Math.floor(random() * 256)
  }
  return result
}

/** One of a list that is not empty. */
export function picked<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item // Within the list, as random() is below 1.
}
