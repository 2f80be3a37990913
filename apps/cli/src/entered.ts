import { ENTRY_KINDS, type EntryKind, type EntryVersion } from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import type { Order, QueueCount, StatusReport } from '@karavan/model'
import type { OptionValues } from './options.js'

/** Who enters: `--by`, or the name of the account. */
export function enteredBy({ by }: OptionValues): string {
  return typeof by === 'string' ? by : (process.env['USER'] ?? process.env['USERNAME'] ?? 'somebody')
}

/** An entry as somebody names it: by its id, or by kind and id (`reports/ID`) where entries of several kinds have one id. */
export interface EntryNamed {
  readonly kinds: readonly EntryKind[]
  readonly id: string
}

export function entryNamed(text: string): EntryNamed {
  const kind = ENTRY_KINDS.find((one) => text.startsWith(`${one}/`))
  return kind === undefined ? { kinds: ENTRY_KINDS, id: text } : { kinds: [kind], id: text.slice(kind.length + 1) }
}

/** Nothing is known by an id. */
export function entryUnknown(received: string, expected: string): StructuredError {
  return new StructuredError({
    code: 'ENTRY_UNKNOWN',
    received,
    expected,
    remediation: 'check the id: karavan conditions list and karavan conditions history print it',
  })
}

/** A version of an entry in a line: when, by whom, what it says, and why. */
export function versionWords({ version, enteredAt, enteredBy, body, why }: EntryVersion): string {
  const reason = why === null ? '' : `; ${why}`
  return `version ${version}, ${enteredAt.toISOString().slice(0, 16)}Z by ${enteredBy}: ${bodyWords(body)}${reason}`
}

function bodyWords(body: EntryVersion['body']): string {
  if (body === null) return 'withdrawn'
  if ('issuer' in body) return (body satisfies Order).title
  return 'unit' in body ? countWords(body) : reportWords(body)
}

/** What a report says in a few words. */
export function reportWords({ place, state, reason, since }: StatusReport): string {
  return `${place} ${state}${reason === null ? '' : ` (${reason})`} since ${since}`
}

/** What a count says in a few words. */
export function countWords({ place, unit, waiting, atLeast, handledPerDay, towards, date }: QueueCount): string {
  const queue = waiting === null ? unit : `${atLeast ? 'over ' : ''}${waiting} ${unit}`
  const rate = handledPerDay === null ? '' : `, ${handledPerDay} handled a day`
  return `${place}: ${queue}${towards === null ? '' : ` for ${towards}`} on ${date}${rate}`
}
