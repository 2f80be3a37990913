import type { ConditionHit, PlanAnswer } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { ownValues } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'

/** What the orders do to the ways of an answer, by id of the plan. */
export type Hits = ReadonlyMap<string, readonly ConditionHit[]>

const NONE: Hits = new Map()

interface ShownAndAwaited {
  /** What is known by now. */
  readonly hits: Hits
  /** Waits until it is known; null where it cannot be. */
  readonly find: () => Promise<Hits | null>
}

/**
 * Asks what the orders do to the ways of an answer, and what to do about it. Until it is known, and where it cannot be, there are
 * none: the plans themselves wait, and their flags warn.
 */
export function useHits(asked: Draft, answer: PlanAnswer | null): ShownAndAwaited {
  const [found, setFound] = useState<{ readonly of: PlanAnswer; readonly hits: Hits } | null>(null)
  const asking = useRef<Promise<Hits | null>>(Promise.resolve(NONE))
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is of one question
  useEffect(() => {
    asking.current = Promise.resolve(NONE)
    if (answer === null || answer.plans.length === 0) return
    const leaving = new AbortController()
    const question = withOwnRows(toQuestion(asked), ownValues.rows())
    asking.current = api.match(question, leaving.signal).then(
      ({ plans }) => {
        const hits: Hits = new Map(plans.map(({ planId, hits }) => [planId, hits]))
        if (!leaving.signal.aborted) setFound({ of: answer, hits })
        return hits
      },
      () => null,
    )
    return () => leaving.abort()
  }, [answer])
  return { hits: found !== null && found.of === answer ? found.hits : NONE, find: () => asking.current }
}
