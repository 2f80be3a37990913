import { type Cells, ENTERED_KINDS, type ReadingAnswer } from '@karavan/api'
import type { EntryKind } from './cells.js'

/** What was typed into a form, and read into it. */
export interface Typed {
  /** What a person or a text said; a cell that was emptied by hand is there and empty. */
  readonly cells: Cells
  /** What is typed into fields to choose from and is not chosen yet. */
  readonly unchosen: Cells
  /** The text to be read. */
  readonly pasted: string
  /** What was read, of which text. */
  readonly read: { readonly text: string; readonly answer: ReadingAnswer } | null
}

const KEY = 'karavan-entry'
const BY = 'karavan-entered-by'
const KIND = 'karavan-entered-kind'

/** Keeps what was typed, so that it outlives the browser. @param form - which form; null: it is done with */
export function keepTyped(form: string, typed: Typed | null): void {
  try {
    if (typed === null) localStorage.removeItem(`${KEY} ${form}`)
    else localStorage.setItem(`${KEY} ${form}`, JSON.stringify(typed))
  } catch {
    return
  }
}

/** What was typed into a form before; null where nothing was. */
export function keptTyped(form: string): Typed | null {
  try {
    const kept = JSON.parse(localStorage.getItem(`${KEY} ${form}`) ?? 'null')
    return typeof kept?.cells === 'object' && typeof kept.unchosen === 'object' ? kept : null
  } catch {
    return null
  }
}

/** Who entered something here last; empty where nobody has. */
export function lastEnteredBy(): string {
  try {
    return localStorage.getItem(BY) ?? ''
  } catch {
    return ''
  }
}

/** The kind that was entered here last; orders where nothing was. */
export function lastEnteredKind(): EntryKind {
  try {
    return ENTERED_KINDS.find((kind) => kind === localStorage.getItem(KIND)) ?? 'orders'
  } catch {
    return 'orders'
  }
}

/** Remembers who enters here, from the first letter on. */
export function rememberBy(by: string): void {
  remember(BY, by)
}

export function rememberKind(kind: EntryKind): void {
  remember(KIND, kind)
}

function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    return
  }
}
