import { ENGLISH } from './english.js'
import type { Message } from './message.js'
import { tell } from './tell.js'

type ToldAs = Message | null | readonly Message[]
type English<Words extends ToldAs> = Words extends Message
  ? string
  : Words extends readonly Message[]
    ? readonly string[]
    : null

/** Fields of words in English, and beside them, in `told`, the messages that they say. */
export function inEnglish<Fields extends Readonly<Record<string, ToldAs>>>(
  told: Fields,
): { readonly [F in keyof Fields]: English<Fields[F]> } & { readonly told: Fields } {
  const words: Record<string, ReturnType<typeof english>> = {}
  for (const field in told) words[field] = english(told[field] ?? null)
  return { ...(words as { [F in keyof Fields]: English<Fields[F]> }), told }
}

function english(said: ToldAs): string | readonly string[] | null {
  if (said === null) return null
  return 'key' in said ? tell(said, ENGLISH) : said.map((message) => tell(message, ENGLISH))
}
