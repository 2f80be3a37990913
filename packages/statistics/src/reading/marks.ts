import { Lexicon, type Span, type Tokens } from '@karavan/core'
import type { CARRIED_BY, FigureDirection, Measure } from '@karavan/model'
import { CARGO_WORDS, CONTAINER_WORDS, DIRECTION_WORDS, ENTITIES, GOODS, MEASURE_WORDS, MODE_WORDS } from './words.js'

/** What a word or phrase of a text stands for. */
export type Meaning =
  | { readonly kind: 'entity'; readonly is: string }
  | { readonly kind: 'goods'; readonly is: string }
  | { readonly kind: 'measure'; readonly is: Measure; readonly rank: number }
  | { readonly kind: 'direction'; readonly is: FigureDirection }
  | { readonly kind: 'by'; readonly is: (typeof CARRIED_BY)[number] }
  | { readonly kind: 'container'; readonly is: 'container' }
  | { readonly kind: 'cargo'; readonly is: 'cargo' }

export type Marked<Kind extends Meaning['kind'] = Meaning['kind']> = Span & Extract<Meaning, { kind: Kind }>

/** The words of a text by their kinds, each from left to right. */
export type Marks = { readonly [Kind in Meaning['kind']]: readonly Marked<Kind>[] }

/** Written out, as spreading such small things takes longer than all else that is done with them. */
function marked<Kind extends Meaning['kind']>(meaning: Meaning, start: number, end: number): Marked<Kind> {
  const rank = meaning.kind === 'measure' ? meaning.rank : 0
  return { kind: meaning.kind, is: meaning.is, rank, start, end } as Marked as Marked<Kind>
}

/** The words within a part of a text, with offsets from its start. */
export function marksWithin(marks: Marks, { start, end }: Span): Marks {
  const part = <Kind extends Meaning['kind']>(list: readonly Marked<Kind>[]): readonly Marked<Kind>[] => {
    const first = firstFrom(list, start)
    const found: Marked<Kind>[] = []
    for (let i = first; i < list.length; i++) {
      const mark = list[i]
      if (mark === undefined || mark.start >= end) break
      if (mark.end <= end) found.push(marked<Kind>(mark, mark.start - start, mark.end - start))
    }
    return found
  }
  return {
    entity: part(marks.entity),
    goods: part(marks.goods),
    measure: part(marks.measure),
    direction: part(marks.direction),
    by: part(marks.by),
    cargo: part(marks.cargo),
    container: part(marks.container),
  }
}

/** The index of the first that starts at an offset or behind it. */
function firstFrom(list: readonly Span[], at: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.start ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** A place of the corridor with its names, as the program that reads knows it. */
export interface NamedPlace {
  readonly id: string
  readonly names: readonly string[]
}

/** Places with all the names that they have. */
export function namedPlaces(
  places: Iterable<{
    readonly id: string
    readonly name: string
    readonly names: readonly { readonly name: string }[]
  }>,
): readonly NamedPlace[] {
  return Array.from(places, ({ id, name, names }) => ({ id, names: [name, ...names.map((other) => other.name)] }))
}

const SHORTEST_NAME = 4

/** Finds the words that figures are told by. One kind at a time: "exports" is a measure and a direction. */
export class Words {
  private readonly lexicons: Readonly<Record<Meaning['kind'], Lexicon<Meaning>>>

  /** @param places - names beside the well-known ones of `words.ts`; these come first */
  constructor(places: readonly NamedPlace[]) {
    const lexicon = (entries: Iterable<readonly [string, Meaning]>) => {
      const made = new Lexicon<Meaning>()
      for (const [phrases, meaning] of entries) for (const phrase of phrases.split(', ')) made.add(phrase, meaning)
      return made
    }
    const entity = (id: string): Meaning => ({ kind: 'entity', is: id })
    this.lexicons = {
      entity: lexicon([
        ...Object.entries(ENTITIES).map(([id, phrases]) => [phrases, entity(id)] as const),
        ...places.flatMap(({ id, names }) =>
          names
            .filter((name) => name.length >= SHORTEST_NAME && !name.includes(', '))
            .map((name) => [name, entity(id)] as const),
        ),
      ]),
      goods: lexicon(Object.entries(GOODS).map(([id, phrases]) => [phrases, { kind: 'goods', is: id }] as const)),
      measure: lexicon(MEASURE_WORDS.map(([is, phrases], rank) => [phrases, { kind: 'measure', is, rank }] as const)),
      direction: lexicon(DIRECTION_WORDS.map(([is, phrases]) => [phrases, { kind: 'direction', is }] as const)),
      by: lexicon(MODE_WORDS.map(([is, phrases]) => [phrases, { kind: 'by', is }] as const)),
      cargo: lexicon([[CARGO_WORDS, { kind: 'cargo', is: 'cargo' }]]),
      container: lexicon([[CONTAINER_WORDS, { kind: 'container', is: 'container' }]]),
    }
  }

  /** All words of each kind in a text, from left to right. */
  marksOf(tokens: Tokens): Marks {
    return {
      entity: this.marks(tokens, 'entity'),
      goods: this.marks(tokens, 'goods'),
      measure: this.marks(tokens, 'measure'),
      direction: this.marks(tokens, 'direction'),
      by: this.marks(tokens, 'by'),
      cargo: this.marks(tokens, 'cargo'),
      container: this.marks(tokens, 'container'),
    }
  }

  private marks<Kind extends Meaning['kind']>(tokens: Tokens, kind: Kind): readonly Marked<Kind>[] {
    const found = this.lexicons[kind].scan(tokens).map((mark) => {
      const [meaning] = mark.values
      const { start, end } = tokens.span(mark)
      return marked<Kind>(meaning as Meaning, start, end)
    })
    // «в 1,3 раза» is no town of Рази: the name of a place that is not written out in `words.ts` begins with a capital.
    return kind === 'entity'
      ? found.filter(({ is, start }) => is in ENTITIES || !/\p{Ll}/u.test(tokens.text[start] ?? ''))
      : found
  }
}
