import type { OverlayRow } from '@karavan/model'
import { useEffect, useState } from 'react'
import { isTakenBack, whyFailed } from '../api/client.js'
import { ORIGIN_COLUMNS } from './better-row.js'
import { overlayFolder } from './overlay-folder.js'

/** Milliseconds for which nothing is entered before a row is tried. */
const PAUSE = 500

/** Why the server would refuse a row, and at which cell. */
export interface Refused {
  readonly column: string
  readonly expected: string
}

/**
 * Tries a row while it is entered, against the rules that take the other rows of the network; on what it rests need not
 * be said yet.
 * @param row - null where something is known to be wrong with it
 */
export function useTriedRow(row: OverlayRow | null): Refused | null {
  const [refused, setRefused] = useState<Refused | null>(null)
  const text = row === null ? '' : JSON.stringify({ ...row, cells: { ...row.cells, ...RESTS_ON } })
  useEffect(() => {
    setRefused(null)
    if (text === '') return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      overlayFolder([JSON.parse(text) as OverlayRow], leaving.signal).catch((error: unknown) => {
        if (!isTakenBack(error)) setRefused(refusedCell(whyFailed(error)))
      })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [text])
  return refused
}

/** What stands for the origin of a row that is only tried. */
const RESTS_ON = { source: 'tried', source_date: '2020', basis: 'assumed' }

/** The cell that a problem points at; null where it is of something else. */
function refusedCell({ pointer = '', expected = '' }: ReturnType<typeof whyFailed>): Refused | null {
  const column = /^\/overlay\/\d+\/cells\/(.+)$/.exec(pointer)?.[1]
  return column === undefined || ORIGIN_COLUMNS.has(column)
    ? null
    : { column, expected: expected.replace(`${column}: `, '') }
}
