import { foldText } from '@karavan/core'

/** Spellings that stand for one sound in the languages of the corridor; longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|š|zh|ch|tch|dzh|dj|j/g, 's'],
  [/kh|gh|q|c|h/g, 'k'],
  [/ts|tz|z/g, 's'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/ye|yo|ya|yu|y|i|j/g, 'i'],
  [/ou|oo|u/g, 'o'],
  [/(.)\1+/g, '$1'],
]

/** A rough key under which spellings of one name in several orthographies meet; for guesses only. */
export function soundKey(latin: string): string {
  return SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), latin.replaceAll(' ', ''))
}

/** Words that say what kind of place is meant, not which. */
const GENERIC: Readonly<Record<string, readonly string[]>> = {
  seaport: [
    'port',
    'seaport',
    'harbour',
    'harbor',
    'sea',
    'ferry',
    'морской',
    'паромный',
    'порт',
    'порты',
    'порті',
    'limani',
    'limanı',
    'port of',
    'uostas',
    '港',
    'portul',
    'of',
  ],
  rail_station: ['station', 'станция', 'ст', 'бекеті', 'stansiyası', 'istasyonu'],
  inland_terminal: ['terminal', 'терминал'],
  city: ['city', 'город', 'г', 'қаласы'],
}

const KIND_OF_WORD = new Map(
  Object.entries(GENERIC).flatMap(([kind, words]) => words.map((word) => [foldText(word), kind] as const)),
)

/** The same in Chinese, where words are not parted: harbour, station, town. */
const HAN_KINDS: Readonly<Record<string, string>> = { 港: 'seaport', 站: 'rail_station', 市: 'city' }

/** A folded name without the words for its kind, and the kind they name. */
export function withoutKind(folded: string): { readonly name: string; readonly kind: string | null } {
  const han = HAN_KINDS[folded.at(-1) ?? '']
  if (han !== undefined && folded.length > 2) return { name: folded.slice(0, -1).trim(), kind: han }
  const words = folded.split(' ')
  const named = words.filter((word) => KIND_OF_WORD.has(word))
  if (named.length === 0 || named.length === words.length) return { name: folded, kind: null }
  const kind = named.map((word) => KIND_OF_WORD.get(word)).find((found) => found !== undefined) ?? null
  return { name: words.filter((word) => !KIND_OF_WORD.has(word)).join(' '), kind }
}
