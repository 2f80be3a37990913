import { problemOf } from '@karavan/api'
import { type StructuredError, shown } from '@karavan/core'
import type { MappingProposal } from '@karavan/exchange'
import { faultsOf } from './faults-of.js'
import { type ImportedFile, isSure, type RemarkKind } from './import-file.js'
import { printable, type Terminal, wrap } from './terminal.js'

/** Refused parts of one file that are told. */
const MOST_REFUSED = 20

/** What an import did, in numbers. */
export interface ImportCounts {
  readonly kept: number
  readonly again: number
  /** Of which nothing was kept. */
  readonly notTaken: number
  /** That the files report. */
  readonly events: number
  /** That nobody had told before. */
  readonly added: number
  /** That were known. */
  readonly known: number
}

export function countsOf(done: readonly ImportedFile[]): ImportCounts {
  const having = (...outcomes: readonly ImportedFile['outcome'][]) =>
    done.filter(({ outcome }) => outcomes.includes(outcome)).length
  const sum = (count: 'events' | 'added' | 'known') => done.reduce((total, file) => total + file[count], 0)
  return {
    kept: having('kept'),
    again: having('again'),
    notTaken: having('unsure', 'refused'),
    events: sum('events'),
    added: sum('added'),
    known: sum('known'),
  }
}

/** What became of a file, in a few words. */
export function outcomeWords({ outcome, events, added, known, error }: ImportedFile): string {
  const all = plural(events, 'event')
  switch (outcome) {
    case 'kept':
      return `kept, ${all}, ${newWords(added, known)}`
    case 'again':
      return added === 0 ? `kept before, ${all}` : `kept before, ${all}, read again: ${newWords(added, known)}`
    case 'read':
      return `read, ${all}`
    case 'unsure':
      return 'not kept, it is not sure how its columns are read'
    case 'refused':
      return `not kept, ${error === null ? 'refused' : problemWords(error)}`
  }
}

/** What became of each file, then how unsure columns would be read, then all in numbers. */
export function renderImport(done: readonly ImportedFile[], terminal: Terminal): string {
  if (done.length === 0) return 'There are no files in these folders.\n'
  const lines = [
    ...done.flatMap((file) => fileLines(file, terminal)),
    ...mappingLines(done, terminal),
    '',
    totalWords(done),
  ]
  return `${lines.join('\n')}\n`
}

function fileLines(imported: ImportedFile, terminal: Terminal): readonly string[] {
  const { file, format, sender, messageId, remarks, refused, answers, error } = imported
  const of = format === null ? '' : `${format} of ${sender}${messageId === null ? '' : `, message ${messageId}`}: `
  const faults = error === null ? [] : faultsOf(error)
  return [
    terminal.bold(printable(file)),
    ...wrap(printable(`${of}${outcomeWords(imported)}`), terminal.columns, '  '),
    ...faults.flatMap(({ pointer, received, expected }) => {
      const at = pointer === undefined || pointer === '' ? '' : `${pointer}: `
      const right = expected === undefined ? '' : `, expected ${expected}`
      return wrap(printable(`${at}received ${shown(received)}${right}`), terminal.columns, '    ')
    }),
    ...remarks.flatMap((kind) => remarkLines(kind, terminal)),
    ...refused
      .slice(0, MOST_REFUSED)
      .flatMap(({ pointer, code, text }) =>
        wrap(printable(`refused at ${pointer}: ${code}: ${text}`), terminal.columns, '  '),
      ),
    ...(refused.length > MOST_REFUSED
      ? [`  … and ${refused.length - MOST_REFUSED} refused parts more; --json has all`]
      : []),
    ...answers.map((path) => `  answered in ${printable(path)}`),
  ]
}

function remarkLines({ code, count, examples }: RemarkKind, terminal: Terminal): readonly string[] {
  return [
    `  ${code}, ${count === 1 ? 'once' : `${count} times`}`,
    ...examples.flatMap(({ pointer, text }) =>
      wrap(printable(pointer === '' ? text : `${pointer}: ${text}`), terminal.columns, '    ').map(terminal.dim),
    ),
  ]
}

/** Each mapping that somebody is to say more of, once for all files that it would be of. */
function mappingLines(done: readonly ImportedFile[], terminal: Terminal): readonly string[] {
  const open = new Map<string, { readonly mapping: MappingProposal; readonly files: ImportedFile[] }>()
  for (const file of done) {
    if (file.mapping === null || file.mapping.found.length + file.mapping.unused.length === 0) continue
    if (file.outcome !== 'unsure' && file.outcome !== 'refused') continue
    const key = JSON.stringify(file.mapping)
    const same = open.get(key) ?? { mapping: file.mapping, files: [] }
    open.set(key, same)
    same.files.push(file)
  }
  return [...open.values()].flatMap(({ mapping, files: [first, ...others] }) => [
    '',
    terminal.bold(
      `How the columns of ${printable(first?.file ?? '')}${others.length === 0 ? '' : ` and ${plural(others.length, 'other')}`} would be read`,
    ),
    ...JSON.stringify(exampleOf(mapping), null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
    ...doubts(mapping).flatMap((doubt) => wrap(printable(doubt), terminal.columns, '  ')),
    ...wrap(adviceOn(mapping), terminal.columns, '  '),
  ])
}

/** The mapping, with places to fill for what is missing. */
function exampleOf({ mapping, missing }: MappingProposal): MappingProposal['mapping'] {
  const open = Object.fromEntries(missing.map((column) => [column, 'its header']))
  return { ...mapping, columns: { ...mapping.columns, ...open } }
}

function doubts({ found, zoneSure, missing, unused, mapping }: MappingProposal): readonly string[] {
  const likely = found.filter(({ sure }) => sure !== 'certain').map(({ column, header }) => `${column} (“${header}”)`)
  return [
    ...(likely.length === 0 ? [] : [`Only likely: ${likely.join(', ')}.`]),
    ...(zoneSure === 'certain'
      ? []
      : [`No header or title says in which zone the times are; ${mapping.zone} is the usual one.`]),
    ...(missing.length === 0 ? [] : [`No column was found for ${missing.join(', ')}.`]),
    ...(unused.length === 0 ? [] : [`Nothing is read of ${unused.map((header) => `“${header}”`).join(', ')}.`]),
  ]
}

function adviceOn(proposal: MappingProposal): string {
  const canBeTaken = proposal.missing.every((column) => column === 'operation')
  const take =
    canBeTaken && !isSure(proposal)
      ? 'Where it is right, add --save-mapping, which keeps it for this sender. Else put'
      : 'Put'
  return `${take} it into a file, correct it there, and add --mapping FILE, with --save-mapping to keep it for this sender.`
}

function totalWords(done: readonly ImportedFile[]): string {
  const { kept, again, notTaken, events, added, known } = countsOf(done)
  const refused = done.reduce((sum, file) => sum + file.refused.length, 0)
  const read = done.filter(({ outcome }) => outcome === 'read').length
  const parts = [
    [kept, 'kept'],
    [again, 'kept before'],
    [read, 'read'],
    [notTaken, 'not taken'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  const lost = refused === 0 ? '' : `, ${plural(refused, 'part')} refused`
  const fresh = read > 0 ? '' : `, ${newWords(added, known)}`
  return `${plural(done.length, 'file')}: ${told.join(', ')}; ${plural(events, 'event')}${fresh}${lost}.`
}

function problemWords(error: StructuredError): string {
  const problem = problemOf(error)
  return problem.code === error.code ? problem.title : error.code
}

function newWords(added: number, known: number): string {
  return `${added} new${known === 0 ? '' : `, ${known} known`}`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
