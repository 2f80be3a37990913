import { type Problem, ProblemError } from '@karavan/api'
import type { ProfileAnswer } from '@karavan/model'
import { useEffect, useMemo, useState } from 'react'
import { api, isTakenBack } from '../api/client.js'
import { type Draft, isoDay, toQuestion } from '../question/question.js'
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
  /** Months worked out, of all. */
  readonly done: number
  readonly months: number
  readonly problem: Problem | null
} {
  const { rows } = useOwnRows()
  const [progress, setProgress] = useState<Progress>(NOTHING)
  useEffect(() => {
    const leaving = new AbortController()
    setProgress(NOTHING)
    const ask = async () => {
      const question = withOwnRows(toQuestion({ ...draft, deadline: '' }), rows)
      for (const { ready, days } of monthsFrom(Date.parse(draft.ready) / 60_000, MONTHS)) {
        const part = await api.profile({ ...question, ready: isoDay(ready), days, within }, leaving.signal)
        setProgress((before) => (leaving.signal.aborted ? before : { ...before, parts: [...before.parts, part] }))
      }
    }
    ask().catch((error: unknown) => {
      if (leaving.signal.aborted || isTakenBack(error)) return
      const problem = error instanceof ProblemError ? error.problem : null
      setProgress((before) => ({ ...before, problem }))
    })
    return () => leaving.abort()
  }, [draft, within, rows])
  const year = useMemo(() => joinParts(progress.parts), [progress.parts])
  return { year, done: progress.parts.length, months: MONTHS, problem: progress.problem }
}
