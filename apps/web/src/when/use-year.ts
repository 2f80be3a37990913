import type { Problem, ProfileQuestion } from '@karavan/api'
import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import type { ProfileAnswer } from '@karavan/model'
import { useEffect, useMemo, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { useOwnRows } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'
import { joinParts, twelveMonths, type Year } from './year.js'

interface Progress {
  readonly parts: readonly ProfileAnswer[]
  readonly problem: Problem | null
}

const NOTHING: Progress = { parts: [], problem: null }

/**
 * Asks the question for every day of the coming year, part by part, and gives what is known so far. The order of plans
 * and the deadline are no part of it: changing them asks nothing.
 */
export function useYear(draft: Draft): {
  readonly year: Year
  /** Last day that is asked for. */
  readonly to: EpochMinutes
  /** Parts worked out, of all. */
  readonly done: number
  readonly months: number
  readonly problem: Problem | null
} {
  const { rows } = useOwnRows()
  const spans = useMemo(() => twelveMonths(Date.parse(draft.ready) / 60_000), [draft.ready])
  const asked = JSON.stringify(withOwnRows(toQuestion({ ...draft, deadline: '', sort: 'arrival' }), rows))
  const [progress, setProgress] = useState<Progress>(NOTHING)
  useEffect(() => {
    const leaving = new AbortController()
    setProgress(NOTHING)
    const ask = async () => {
      const question = JSON.parse(asked) as ProfileQuestion
      for (const { ready, days } of spans) {
        const part = await api.profile({ ...question, ready: formatDate(ready), days }, leaving.signal)
        setProgress((before) => (leaving.signal.aborted ? before : { ...before, parts: [...before.parts, part] }))
      }
    }
    ask().catch((error: unknown) => {
      if (leaving.signal.aborted || isTakenBack(error)) return
      setProgress((before) => ({ ...before, problem: whyFailed(error) }))
    })
    return () => leaving.abort()
  }, [asked, spans])
  const year = useMemo(() => joinParts(progress.parts), [progress.parts])
  const last = spans.at(-1)
  const to = last === undefined ? 0 : last.ready + (last.days - 1) * DAY_MINUTES
  return { year, to, done: progress.parts.length, months: spans.length, problem: progress.problem }
}
