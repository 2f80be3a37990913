import type { Problem } from '@karavan/api'
import { formatDate } from '@karavan/core'
import type { PlanAnswer, ProfileAnswer } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { useOwnRows } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'
import type { DaySpan } from './hand-overs.js'

/** What is known of the hand-overs before a deadline. */
export type HandOvers =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'known'; readonly profile: ProfileAnswer }

/** What was answered to the questions of these answers: all their plans share it. */
const known = new WeakMap<PlanAnswer, ProfileAnswer>()

/** Asks the question of an answer for the hand-over on each day of a span. */
export function useHandOvers(asked: Draft, answer: PlanAnswer, { from, days }: DaySpan): HandOvers {
  const { rows } = useOwnRows()
  const [state, setState] = useState<HandOvers>(() => heldFor(answer))
  useEffect(() => {
    setState(heldFor(answer))
    if (known.has(answer)) return
    const leaving = new AbortController()
    const question = { ...withOwnRows(toQuestion(asked), rows), ready: formatDate(from), days }
    api.profile(question, leaving.signal).then(
      (profile) => {
        known.set(answer, profile)
        if (!leaving.signal.aborted) setState({ kind: 'known', profile })
      },
      (error: unknown) => {
        if (leaving.signal.aborted || isTakenBack(error)) return
        setState({ kind: 'failed', problem: whyFailed(error) })
      },
    )
    return () => leaving.abort()
  }, [asked, answer, from, days, rows])
  return state
}

function heldFor(answer: PlanAnswer): HandOvers {
  const profile = known.get(answer)
  return profile === undefined ? { kind: 'asking' } : { kind: 'known', profile }
}
