/** How many altered inputs a reader is given; `KARAVAN_FUZZ=100000` for the long run. */
export const ROUNDS = Number(process.env['KARAVAN_FUZZ'] ?? 2000)

/** Longest that one altered sample may take, ms; they are a few kilobytes. */
export const LIMIT_MS = 2000

/** A sample with stretches cut out or doubled, and pieces or single letters put in. */
export function alteredText(text: string, pieces: readonly string[], random: () => number, longest = 200): string {
  let result = text
  for (let change = 0; change <= random() * 4; change += 1) {
    const at = Math.floor(random() * result.length)
    const end = at + Math.floor(random() ** 3 * longest)
    const kind = random()
    if (kind < 0.3) result = result.slice(0, at) + result.slice(end)
    else if (kind < 0.5) result = result.slice(0, end) + result.slice(at)
    else if (kind < 0.8)
      result = result.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + result.slice(at)
    else result = result.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x500)) + result.slice(at + 1)
  }
  return result
}
