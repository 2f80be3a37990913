import type { Cells, Problem } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { useEffect, useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { type EntryKind, readCells } from './cells.js'
import { columnOf, type EntryFault, type EntryFaults, faultsIn } from './faults.js'
import { keepTyped, keptTyped, lastEnteredBy, rememberBy, rememberKind, type Typed } from './kept-entry.js'
import { proposedCells } from './proposed.js'
import { withRead } from './read-cells.js'
import { newestDay, ownZone, readTime } from './typed-time.js'

interface EntryStart {
  readonly kind: EntryKind
  /** Tells the form from others that are kept. */
  readonly form: string
  /** What the form begins with. */
  readonly cells: Cells
  /** The version that is corrected; 0 for a new entry. */
  readonly version: number
  /** Ids that are in use. */
  readonly taken: ReadonlySet<string>
  /** @param isLeft - whether the form was left meanwhile */
  readonly onKept: (row: Cells, isLeft: boolean) => void
}

/** So often a new entry takes the next id. */
const MOST_TRIES = 5

const NO_FAULTS: EntryFaults = new Map()

/** Columns that an order must have and that decide nothing about goods. */
const UNSAID: Cells = { issuer: '…', title: '…', text: '…', source: '…' }

/** A form as it stands: what is said, what follows from it, what is wrong with it, and how it is entered. */
export function useEntry({ kind, form, cells: first, version, taken, onKept }: EntryStart) {
  const isCorrection = version > 0
  const words = useWords()
  const { register } = useLooking()
  const placeName = usePlaceName()
  const [now] = useState<EpochMinutes>(() => Math.floor(Date.now() / 60_000))
  const [typed, setTyped] = useState<Typed>(
    () => keptTyped(form) ?? { cells: first, unchosen: {}, pasted: '', read: null },
  )
  const latest = useRef(typed)
  const [by, setBy] = useState(lastEnteredBy)
  const [why, setWhy] = useState('')
  const [faults, setFaults] = useState(NO_FAULTS)
  const [stage, setStage] = useState<'typing' | 'checking' | 'entering'>('typing')
  const [problem, setProblem] = useState<Problem | null>(null)
  const running = useRef<AbortController | null>(null)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      running.current?.abort()
    }
  }, [])

  /** Ids that were found to be in use since the form was opened. */
  const met = useRef<ReadonlySet<string>>(new Set())

  const typing = { now, zone: ownZone(), readDate: words.readDate }
  const reader = { readNumber: words.readNumber, readTime: (text: string) => readTime(text, typing) }
  /** What was typed, as it is understood; a cell that was emptied stays, so that nothing is proposed in its place. */
  const said = { ...emptied(typed.cells), ...readCells(typed.cells, reader) }

  function rowAsProposed() {
    const proposed = proposedCells(
      kind,
      said,
      {
        now,
        zone: typing.zone,
        taken: new Set([...taken, ...met.current]),
        by,
        pasted: typed.pasted,
        orderOf: register.orderOf,
        placeName,
      },
      words,
    )
    return { proposed, row: readCells({ ...proposed, ...said }, reader) }
  }

  const { proposed, row } = rowAsProposed()

  /** Changes what is typed as it is now: an answer that was waited for leaves what was typed meanwhile. */
  function change(next: (before: Typed) => Typed) {
    latest.current = next(latest.current)
    setTyped(latest.current)
    keepTyped(form, latest.current)
  }

  function fine(column: string) {
    if (faults.has(column)) setFaults(new Map([...faults].filter(([one]) => one !== column)))
  }

  function allFaults(): EntryFaults {
    const found = new Map<string, EntryFault>(
      faultsIn(kind, row, newestDay(Math.floor(Date.now() / 60_000), ownZone())),
    )
    for (const [column, text] of Object.entries(typed.unchosen))
      if (text !== '') found.set(column, { kind: 'unchosen' })
    if (!isCorrection && taken.has(row['id'] ?? '')) found.set('id', { kind: 'taken' })
    return found
  }

  /** Says what is wrong; the first field at fault gets the focus. @returns whether nothing is */
  function say(found: EntryFaults): boolean {
    setProblem(null)
    setFaults(found)
    if (found.size > 0) focusFirst(found)
    return found.size === 0
  }

  /** Says what the server refuses: at its field where it is about one. @returns whether it is about one */
  function refuse(refusal: Problem): boolean {
    const column = columnOf(refusal)
    if (column !== null && document.getElementById(fieldId(column)) !== null)
      return !say(new Map([[column, { kind: 'refused', problem: refusal }]]))
    setProblem(refusal)
    return false
  }

  async function enter() {
    if (stage !== 'typing') return
    const found = new Map(allFaults())
    if (isCorrection && why.trim() === '') found.set('why', { kind: 'needed' })
    if (!say(found)) return
    running.current?.abort()
    const leaving = new AbortController()
    running.current = leaving
    const who = (kind === 'orders' ? by : (row['by'] ?? '')).trim()
    const how = {
      ...(who === '' ? {} : { by: who }),
      ...(why.trim() === '' ? {} : { why: why.trim() }),
      after: version,
    }
    try {
      setStage('checking')
      await api.enter({ kind, rows: [row] }, { ...how, check: true }, leaving.signal)
      setStage('entering')
      // What is sent is kept, whether or not the form is left: the answer is waited for, so that plans are made anew.
      const entered = await enterUnderFreeId(how)
      rememberBy(who)
      rememberKind(kind)
      keepTyped(form, null)
      onKept(entered, isLeft.current)
    } catch (error) {
      if (isLeft.current) return
      setStage('typing')
      refuse(whyFailed(error))
    }
  }

  /** Enters the row; where another took the proposed id meanwhile, under the next one. @returns the row as entered */
  async function enterUnderFreeId(how: Parameters<typeof api.enter>[1]): Promise<Cells> {
    for (let tries = 1; ; tries++) {
      const { row: current, proposed } = rowAsProposed()
      try {
        await api.enter({ kind, rows: [current] }, how)
        return current
      } catch (error) {
        const isProposed = (typed.cells['id'] ?? '') === '' && proposed['id'] !== undefined
        if (whyFailed(error).code !== 'ENTRY_CHANGED' || isCorrection || !isProposed || tries === MOST_TRIES)
          throw error
        met.current = new Set([...met.current, current['id'] ?? ''])
      }
    }
  }

  return {
    kind,
    ...typed,
    /** The row that would be entered. */
    row,
    proposed,
    /** What was typed, as it is understood. */
    said,
    readTime: reader.readTime,
    faults,
    problem,
    stage,
    by,
    setBy: (text: string) => {
      rememberBy(text)
      setBy(text)
    },
    why,
    setWhy: (text: string) => {
      fine('why')
      setWhy(text)
    },
    isCorrection,
    set: (column: string, cell: string) => {
      fine(column)
      change((before) => {
        const { [column]: _, ...unchosen } = before.unchosen
        return { ...before, cells: { ...before.cells, [column]: cell }, unchosen }
      })
    },
    setUnchosen: (column: string, text: string) => {
      fine(column)
      change((before) => ({ ...before, unchosen: { ...before.unchosen, [column]: text } }))
    },
    paste: (pasted: string) => change((before) => ({ ...before, pasted })),
    take: (text: string, answer: NonNullable<Typed['read']>['answer']) => {
      setFaults(NO_FAULTS)
      change((before) => {
        const cells = withRead(before.cells, before.read?.answer.cells ?? null, answer.cells)
        return { ...before, cells, pasted: text, read: { text, answer } }
      })
    },
    clear: () => {
      setFaults(NO_FAULTS)
      setProblem(null)
      change(() => ({ cells: first, unchosen: {}, pasted: '', read: null }))
      keepTyped(form, null)
    },
    /** Says what keeps the draft from being matched. @returns whether nothing does */
    isFit: () => say(new Map([...allFaults()].filter(([column]) => !(column in UNSAID)))),
    /** The row as it is matched: what is still unsaid and decides nothing is filled up. */
    draft: { ...UNSAID, ...row },
    refuse,
    enter,
  }
}

function emptied(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.trim() === ''))
}

/** Id of the control of a column. */
export function fieldId(column: string): string {
  return `enter-${column}`
}

/** Moves the focus to the first field at fault, in the order in which they stand. */
function focusFirst(faults: EntryFaults): void {
  const wanted = new Set([...faults.keys()].map(fieldId))
  const first = [...document.querySelectorAll<HTMLElement>('.enter-form [id^="enter-"]')].find(({ id }) =>
    wanted.has(id),
  )
  first?.closest('details')?.setAttribute('open', '')
  first?.focus()
}
