import type { Problem } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import type { ProfileAnswer } from '@karavan/model'
import { useEffect, useMemo, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { useOwnRows } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'
import { joinParts, monthsFrom, type Year } from './year.js'

const MONTHS = 13

interface Progress {
  readonly parts: readonly ProfileAnswer[]
  readonly problem: Problem | null
}

const NOTHING: Progress = { parts: [], problem: null }

/**
 * Asks the question for every day of the coming year, month by month, and gives what is known so far.
 * @param within - days from hand-over to arrival whose chance is wanted
 */
export function useYear(
  draft: Draft,
  within: number,
): {
  readonly year: Year
  /** Last day that is asked for. */
  readonly to: EpochMinutes
  /** Months worked out, of all. */
  readonly done: number
  readonly months: number
  readonly problem: Problem | null
} {
  const { rows } = useOwnRows()
  const spans = useMemo(() => monthsFrom(Date.parse(draft.ready) / 60_000, MONTHS), [draft.ready])
  const [progress, setProgress] = useState<Progress>(NOTHING)
  useEffect(() => {
    const leaving = new AbortController()
    setProgress(NOTHING)
    const ask = async () => {
      const question = withOwnRows(toQuestion({ ...draft, deadline: '' }), rows)
      for (const { ready, days } of spans) {
        const part = await api.profile({ ...question, ready: formatDate(ready), days, within }, leaving.signal)
        setProgress((before) => (leaving.signal.aborted ? before : { ...before, parts: [...before.parts, part] }))
      }
    }
    ask().catch((error: unknown) => {
      if (leaving.signal.aborted || isTakenBack(error)) return
      setProgress((before) => ({ ...before, problem: whyFailed(error) }))
    })
    return () => leaving.abort()
  }, [draft, spans, within, rows])
  const year = useMemo(() => joinParts(progress.parts), [progress.parts])
  const last = spans.at(-1)
  const to = last === undefined ? 0 : last.ready + (last.days - 1) * DAY_MINUTES
  return { year, to, done: progress.parts.length, months: MONTHS, problem: progress.problem }
}
