import type { Question } from '@karavan/api'
import { OVERLAY_LIMITS, type OverlayRow } from '@karavan/model'

const KEY = 'karavan-own-values'
const PARAM = 'own'
/** Characters that a link can hold of them before programs that pass it on begin to cut it. */
const LONGEST_IN_LINK = 1500

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The asker's own rows as they go with every question: those of the link that was opened, else those kept on this machine. */
export interface OwnValues {
  readonly rows: () => readonly OverlayRow[]
  /** Whether they came with a link and are not kept on this machine. */
  readonly areOfLink: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Takes rows in place of all before, and keeps them on this machine. */
  readonly set: (rows: readonly OverlayRow[]) => void
  /** Reads the query of an address that was opened. */
  readonly open: (query: string) => void
}

/** @param store - where they are kept; one that refuses is done without */
export function createOwnValues(store: Store): OwnValues {
  let rows = kept(store)
  let ofLink = false
  const listeners = new Set<() => void>()
  const change = (next: readonly OverlayRow[], link: boolean) => {
    rows = next
    ofLink = link
    for (const listener of listeners) listener()
  }
  return {
    rows: () => rows,
    areOfLink: () => ofLink,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      // Those of a link are kept only where they are taken over as they are: they must not push out one's own.
      const keeps = !ofLink || JSON.stringify(next) === JSON.stringify(rows)
      if (keeps) keep(store, next)
      change(next, !keeps)
    },
    open(query) {
      const given = new URLSearchParams(query).get(PARAM)
      if (given === null ? !ofLink : given === JSON.stringify(rows)) return
      const own = kept(store)
      const read = given === null ? own : readRows(given)
      change(read, JSON.stringify(read) !== JSON.stringify(own))
    },
  }
}

/** A question with rows of the asker's own to be laid over the network. */
export function withOwnRows(question: Question, rows: readonly OverlayRow[]): Question {
  return rows.length === 0 ? question : { ...question, overlay: [...rows] }
}

/** The query of an address with the rows in it, where they are few enough for a link. */
export function withOwnValues(query: string, rows: readonly OverlayRow[]): string {
  const params = new URLSearchParams(query)
  params.delete(PARAM)
  if (rows.length > 0 && fitLink(rows)) params.set(PARAM, JSON.stringify(rows))
  return params.size === 0 ? '' : `?${params}`
}

/** Whether a link can hold them. */
export function fitLink(rows: readonly OverlayRow[]): boolean {
  return encodeURIComponent(JSON.stringify(rows)).length <= LONGEST_IN_LINK
}

/** The rows that an address carries, as text; empty without any. */
export function ownTextOf(query: string): string {
  return new URLSearchParams(query).get(PARAM) ?? ''
}

/**
 * Rows with one more, in the place of an earlier one about the same.
 * @param key - columns that single out a row of its table
 */
export function withRow(rows: readonly OverlayRow[], row: OverlayRow, key: readonly string[]): readonly OverlayRow[] {
  const same = (other: OverlayRow) =>
    other.table === row.table && key.every((column) => other.cells[column] === row.cells[column])
  return rows.some(same) ? rows.map((other) => (same(other) ? row : other)) : [...rows, row]
}

function kept(store: Store): readonly OverlayRow[] {
  try {
    return readRows(store.getItem(KEY) ?? '')
  } catch {
    return []
  }
}

function keep(store: Store, rows: readonly OverlayRow[]): void {
  try {
    if (rows.length === 0) store.removeItem(KEY)
    else store.setItem(KEY, JSON.stringify(rows))
  } catch {
    return
  }
}

/** Rows of a text; what is none is left out. */
function readRows(text: string): readonly OverlayRow[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  return Array.isArray(value) ? value.filter(isRow).slice(0, OVERLAY_LIMITS.rows) : []
}

function isRow(value: unknown): value is OverlayRow {
  if (typeof value !== 'object' || value === null || !('table' in value) || !('cells' in value)) return false
  const { table, cells } = value
  return (
    typeof table === 'string' &&
    typeof cells === 'object' &&
    cells !== null &&
    Object.values(cells).every((cell) => typeof cell === 'string')
  )
}
