import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { foldText } from '@karavan/core'
import type { ProposedFields } from '../../src/index.js'

/** What a person reads in a text. A field that it does not say is null or empty. */
export interface ExpectedFields {
  readonly action: string | null
  readonly issuer: string | null
  readonly number: string | null
  readonly amendsNumber: string | null
  readonly issuedOn: string | null
  readonly from: string | null
  readonly to: string | null
  readonly places: readonly string[]
  readonly direction: string | null
  readonly origins: readonly string[]
  readonly goods: readonly string[]
  readonly equipment: readonly string[]
  readonly mode: string | null
  readonly quota: { readonly value: number; readonly unit: string } | null
  readonly exceptions: readonly string[]
  readonly reason: string | null
}

export interface ReadCase {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly expected: ExpectedFields
}

export const FIELDS = [
  'action',
  'issuer',
  'number',
  'amendsNumber',
  'issuedOn',
  'from',
  'to',
  'places',
  'direction',
  'origins',
  'goods',
  'equipment',
  'mode',
  'quota',
  'exceptions',
  'reason',
] as const satisfies readonly (keyof ExpectedFields)[]
export type Field = (typeof FIELDS)[number]

/** Fields said in words: they count where the words largely agree. */
const IN_WORDS: readonly Field[] = ['goods', 'exceptions', 'reason']
/** Share of common words, as the harmonic mean of both shares, from which two phrases say the same. */
export const SAME_WORDS = 0.6

/** Railways as they are written for origins, by their countries. */
const RAILWAY_COUNTRIES: Readonly<Record<string, string>> = {
  KTZ: 'KZ',
  UTY: 'UZ',
  KRG: 'KG',
  TDZ: 'TJ',
  TRK: 'TM',
  RZD: 'RU',
  BC: 'BY',
  LTG: 'LT',
  PKP: 'PL',
  CR: 'CN',
}

/** One field over many texts. */
export interface FieldScore {
  readonly field: Field | 'all'
  /** Values proposed, and of these the right ones. */
  readonly proposed: number
  readonly right: number
  /** Values that a person reads, and of these the ones that were proposed. */
  readonly expected: number
  readonly found: number
}

export interface Difference {
  readonly id: string
  readonly field: Field
  readonly expected: readonly string[]
  readonly proposed: readonly string[]
}

export interface Score {
  readonly texts: number
  readonly fields: readonly FieldScore[]
  readonly all: FieldScore
  readonly differences: readonly Difference[]
}

/** The texts of a folder, in the order of their names; none where it does not exist. */
export function casesIn(folder: URL): readonly ReadCase[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ReadCase)
}

/** Compares what is proposed for texts with what a person reads in them. */
export function scoreOf(cases: readonly ReadCase[], read: (text: string) => ProposedFields): Score {
  const differences: Difference[] = []
  const counts = new Map<Field, { proposed: number; right: number; expected: number; found: number }>(
    FIELDS.map((field) => [field, { proposed: 0, right: 0, expected: 0, found: 0 }]),
  )
  for (const { id, text, expected } of cases) {
    const fields = read(text)
    for (const [field, count] of counts) {
      const [ours, theirs] = [proposedOf(fields, field), expectedOf(expected, field)]
      const { right, found } = IN_WORDS.includes(field) ? agreeInWords(ours, theirs) : agree(ours, theirs)
      count.proposed += ours.length
      count.right += right
      count.expected += theirs.length
      count.found += found
      if (right < ours.length || found < theirs.length)
        differences.push({ id, field, expected: theirs, proposed: ours })
    }
  }
  const fields = [...counts].map(([field, count]) => ({ field, ...count }))
  const sum = (key: 'proposed' | 'right' | 'expected' | 'found') => fields.reduce((total, one) => total + one[key], 0)
  const all = {
    field: 'all' as const,
    proposed: sum('proposed'),
    right: sum('right'),
    expected: sum('expected'),
    found: sum('found'),
  }
  return { texts: cases.length, fields, all, differences }
}

/** Share of what is proposed that is right; null where nothing is. */
export function precisionOf({ proposed, right }: FieldScore): number | null {
  return proposed === 0 ? null : right / proposed
}

/** Share of what a person reads that is proposed; null where there is nothing to read. */
export function recallOf({ expected, found }: FieldScore): number | null {
  return expected === 0 ? null : found / expected
}

function proposedOf(fields: ProposedFields, field: Field): string[] {
  if (field === 'quota') return fields.quota === null ? [] : [quotaWords(fields.quota.value)]
  const said = fields[field]
  const list = said === null ? [] : Array.isArray(said) ? said : [said]
  return list.flatMap(({ value }) => (value === null ? [] : [plain(field, String(value))]))
}

function expectedOf(expected: ExpectedFields, field: Field): string[] {
  if (field === 'quota') return expected.quota === null ? [] : [quotaWords(expected.quota)]
  const said = expected[field]
  const list = said === null ? [] : typeof said === 'string' ? [said] : said
  return list.map((value) => plain(field, value))
}

function quotaWords({ value, unit }: { readonly value: number; readonly unit: string }): string {
  return `${value} ${unit}`
}

function plain(field: Field, value: string): string {
  return field === 'origins' ? (RAILWAY_COUNTRIES[value] ?? value) : value
}

function agree(ours: readonly string[], theirs: readonly string[]): { right: number; found: number } {
  return {
    right: ours.filter((value) => theirs.includes(value)).length,
    found: theirs.filter((value) => ours.includes(value)).length,
  }
}

/** Phrases that share most of their words are laid together, however the list is cut, and compared as one. */
function agreeInWords(ours: readonly string[], theirs: readonly string[]): { right: number; found: number } {
  const groups: { ours: string[]; theirs: string[] }[] = theirs.map((phrase) => ({ ours: [], theirs: [phrase] }))
  for (const phrase of ours) {
    const near = groups.filter((group) => group.theirs.some((other) => isWithin(phrase, other)))
    const [first, ...more] = near
    if (first === undefined) groups.push({ ours: [phrase], theirs: [] })
    else {
      first.ours.push(phrase, ...more.flatMap((group) => group.ours))
      first.theirs.push(...more.flatMap((group) => group.theirs))
      for (const group of more) groups.splice(groups.indexOf(group), 1)
    }
  }
  const same = groups.filter((group) => wordsInCommon(group.ours.join(' '), group.theirs.join(' ')) >= SAME_WORDS)
  return {
    right: same.reduce((sum, group) => sum + group.ours.length, 0),
    found: same.reduce((sum, group) => sum + group.theirs.length, 0),
  }
}

function tokensOf(phrase: string): string[] {
  return phrase === '*' ? ['*'] : foldText(phrase).split(' ').filter(Boolean)
}

/** Whether most words of the shorter phrase stand in the other. */
function isWithin(a: string, b: string): boolean {
  const [left, right] = [tokensOf(a), tokensOf(b)]
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  return short.filter((word) => long.includes(word)).length > short.length / 2
}

function wordsInCommon(a: string, b: string): number {
  const [left, right] = [tokensOf(a), tokensOf(b)]
  const rest = [...right]
  let common = 0
  for (const word of left) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length)
}

/** The scores as a Markdown table. */
export function tableOf({ fields, all }: Score): string {
  const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`)
  const row = (score: FieldScore) =>
    `| ${score.field} | ${score.expected} | ${score.proposed} | ${percent(precisionOf(score))} | ${percent(recallOf(score))} |`
  return [
    '| field | in the texts | proposed | precision | recall |',
    '|---|---|---|---|---|',
    ...fields.map(row),
    row(all),
  ].join('\n')
}
