import { Lexicon, readTable } from '@karavan/core'

export interface GazetteerPlace {
  readonly id: string
  /** What it is called, in any language. */
  readonly names: readonly string[]
  /** `seaport`, `city` and so on; settles which of two places of one name is meant. */
  readonly kind?: string
}

export interface GazetteerGoods {
  /** HS prefix. */
  readonly hs: string
  readonly names: readonly { readonly language: string; readonly words: string }[]
}

const ISSUER_KINDS = ['railway', 'council', 'agency', 'union', 'state', 'region'] as const

/** Who issues orders, or where goods come from or go; a region issues none. */
export interface GazetteerIssuer {
  /** Short name, as in the ids of orders. */
  readonly id: string
  readonly kind: (typeof ISSUER_KINDS)[number]
  /** ISO 3166-1 alpha-2; null where it is no country's. */
  readonly country: string | null
  readonly names: readonly string[]
  /** `Kazakh`, `казахстанский`. */
  readonly adjectives: readonly string[]
}

/** Names that a text is read by. */
export interface Gazetteer {
  readonly places: readonly GazetteerPlace[]
  readonly goods: readonly GazetteerGoods[]
  readonly issuers: readonly GazetteerIssuer[]
}

/** The gazetteer of a network's places and of tables of goods and issuers. */
export function gazetteerOf(
  places: readonly {
    readonly id: string
    readonly name: string
    readonly kind?: string
    readonly names: readonly { readonly name: string }[]
  }[],
  goods: readonly { readonly hs: string; readonly names: Readonly<Record<string, readonly string[]>> }[],
  issuers: readonly GazetteerIssuer[],
): Gazetteer {
  return {
    places: places.map(({ id, name, kind, names }) => ({
      id,
      names: [...new Set([name, ...names.map((one) => one.name)])],
      ...(kind === undefined ? {} : { kind }),
    })),
    goods: goods.map(({ hs, names }) => ({
      hs,
      names: Object.entries(names).flatMap(([language, list]) => list.map((words) => ({ language, words }))),
    })),
    issuers,
  }
}

/**
 * Reads a table of issuers; names in a cell are parted by semicolons.
 * @throws {StructuredError} TABLE_*
 */
export function readIssuers(text: string, file: string): readonly GazetteerIssuer[] {
  const columns = ['id', 'kind', 'country', 'en', 'ru', 'adjectives', 'source']
  return readTable(text, { file, columns }).map(({ cells }) => {
    const list = (column: string) => (cells[column] ?? '').split('; ').filter(Boolean)
    return {
      id: cells['id'] ?? '',
      kind: ISSUER_KINDS.find((kind) => kind === cells['kind']) ?? 'agency',
      country: cells['country'] || null,
      names: [...list('en'), ...list('ru')],
      adjectives: list('adjectives'),
    }
  })
}

export interface IssuerName {
  readonly issuer: GazetteerIssuer
  readonly isAdjective: boolean
}

/** A gazetteer as it is looked up. */
export interface Lookup {
  readonly places: Lexicon<GazetteerPlace>
  readonly goods: Lexicon<string>
  readonly issuers: Lexicon<IssuerName>
  /** Short names of railways. */
  readonly railways: ReadonlySet<string>
  /** Countries of states, by the short names of these. */
  readonly states: ReadonlyMap<string, string>
}

/** The names that one name says: `Almaty-1` is Almaty too, `Port of Baku (Alat)` is Alat. */
export function namesIn(name: string): readonly string[] {
  const bare = bareName(name)
  const inBrackets = /\((\p{Lu}\p{Ll}+)\)/u.exec(name)?.[1]
  const unnumbered = bare.replace(/-\d$/, '')
  return [bare, unnumbered, ...(inBrackets === undefined ? [] : [inBrackets])]
}

const lookups = new WeakMap<Gazetteer, Lookup>()

/** A name without what stands in brackets after it. */
function bareName(name: string): string {
  return name.replace(/\s*\(.*/, '')
}

/** The same gazetteer gives the same lookup. */
export function lookupOf(gazetteer: Gazetteer): Lookup {
  const known = lookups.get(gazetteer)
  if (known !== undefined) return known
  const made = compile(gazetteer)
  lookups.set(gazetteer, made)
  return made
}

function compile({ places, goods, issuers }: Gazetteer): Lookup {
  const lookup = {
    places: new Lexicon<GazetteerPlace>(),
    goods: new Lexicon<string>(),
    issuers: new Lexicon<IssuerName>(),
    states: new Map(
      issuers.flatMap(({ id, kind, country }) =>
        kind === 'state' && country !== null ? [[id, country] as const] : [],
      ),
    ),
    railways: new Set(issuers.filter(({ kind }) => kind === 'railway').map(({ id }) => id)),
  }
  for (const place of places) {
    for (const name of place.names.flatMap(namesIn)) lookup.places.add(name, place)
  }
  for (const { hs, names } of goods) {
    for (const { words } of names.filter(({ language }) => language === 'en' || language === 'ru')) {
      lookup.goods.add(words, hs)
    }
  }
  for (const issuer of issuers) {
    for (const name of issuer.names) lookup.issuers.add(name, { issuer, isAdjective: false })
    for (const name of issuer.adjectives) lookup.issuers.add(name, { issuer, isAdjective: true })
  }
  return lookup
}
