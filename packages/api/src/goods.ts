import { readTable, StructuredError, type TableRow } from '@karavan/core'

/** Languages in which goods are named, as BCP 47 tags. */
export const GOODS_LANGUAGES = ['en', 'ru', 'kk', 'lt'] as const
export type GoodsLanguage = (typeof GOODS_LANGUAGES)[number]

/** A chapter or heading of the Harmonized System (2022) in words of our own. */
export interface Goods {
  /** Two digits for a chapter, four for a heading. */
  readonly hs: string
  /** What the trade calls them, the usual name first; empty where a language has no name that anyone vouches for. */
  readonly names: Readonly<Record<GoodsLanguage, readonly string[]>>
}

const COLUMNS = ['hs', ...GOODS_LANGUAGES, 'source']

/**
 * Reads the table of goods; names in a cell are parted by semicolons.
 * @param file - where it stands, for errors
 * @throws {StructuredError} TABLE_*, GOODS_ROW_INVALID
 */
export function readGoods(text: string, file: string): readonly Goods[] {
  const goods = readTable(text, { file, columns: COLUMNS }).map(readRow)
  const places = new Map<string, number>()
  for (const [i, { hs }] of goods.entries()) {
    const first = places.get(hs)
    if (first !== undefined) throw invalid(`${file}:${i + 2}`, hs, `each code once; it stands in line ${first} already`)
    places.set(hs, i + 2)
  }
  const orphan = goods.find(({ hs }) => !places.has(hs.slice(0, 2)))
  if (orphan !== undefined)
    throw invalid(`${file}:${places.get(orphan.hs)}`, orphan.hs, `a row for its chapter, ${orphan.hs.slice(0, 2)}`)
  return goods
}

function readRow({ cells, file, line }: TableRow): Goods {
  const place = `${file}:${line}`
  const hs = cells['hs'] ?? ''
  const chapter = Number(hs.slice(0, 2))
  if (!/^\d\d(\d\d)?$/.test(hs) || chapter < 1 || chapter > 97 || chapter === 77)
    throw invalid(place, hs, 'hs: two or four digits, in the chapters 01–97 without 77')
  const names = (language: GoodsLanguage) => {
    const cell = cells[language] ?? ''
    const list = cell.split(';').map((name) => name.trim())
    if (cell === '' && language !== 'en') return []
    if (list.includes('')) throw invalid(place, cell, `${language}: names parted by semicolons, none of them empty`)
    return list
  }
  return { hs, names: { en: names('en'), ru: names('ru'), kk: names('kk'), lt: names('lt') } }
}

function invalid(pointer: string, received: string, expected: string): StructuredError {
  return new StructuredError({
    code: 'GOODS_ROW_INVALID',
    pointer,
    received,
    expected,
    remediation: 'correct the row of the goods',
  })
}
