import type { Letters } from './letters/letters.js'

/**
 * Lays out, again where a font was asked for that had not been read.
 * @param content - what is laid out: the fonts of its texts are read beforehand, so that once is mostly enough
 */
export async function settled<T>(letters: Letters, content: unknown, layOut: () => T): Promise<T> {
  const used = [...new Set(JSON.stringify(content))].join('')
  for (const weight of [400, 600] as const) letters.runs(used, weight)
  await letters.readMissing()
  for (;;) {
    const laidOut = layOut()
    if (!(await letters.readMissing())) return laidOut
  }
}
