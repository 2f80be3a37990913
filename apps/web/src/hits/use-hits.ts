import type { ConditionHit, PlanAnswer } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { ownValues } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'

/** What the orders do to the ways of an answer, by id of the plan. */
export type Hits = ReadonlyMap<string, readonly ConditionHit[]>

const NONE: Hits = new Map()

/**
 * Asks what the orders do to the ways of an answer, and what to do about it. Until it is known, and where it cannot be, there are
 * none: the plans themselves wait, and their flags warn.
 */
export function useHits(asked: Draft, answer: PlanAnswer | null): Hits {
  const [found, setFound] = useState<{ readonly of: PlanAnswer; readonly hits: Hits } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is of one question
  useEffect(() => {
    if (answer === null || answer.plans.length === 0) return
    const leaving = new AbortController()
    const question = withOwnRows(toQuestion(asked), ownValues.rows())
    api.match(question, leaving.signal).then(
      ({ plans }) => {
        if (!leaving.signal.aborted)
          setFound({ of: answer, hits: new Map(plans.map(({ planId, hits }) => [planId, hits])) })
      },
      () => undefined,
    )
    return () => leaving.abort()
  }, [answer])
  return found !== null && found.of === answer ? found.hits : NONE
}
