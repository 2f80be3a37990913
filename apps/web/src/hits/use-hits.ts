import type { ConditionHit, PlaceMet, PlanAnswer } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { ownValues } from '../sources/own-context.js'
import { withOwnRows } from '../sources/own-values.js'

/** What the orders do to the ways of an answer, by id of the plan. */
export type Hits = ReadonlyMap<string, readonly ConditionHit[]>

/** Places said to be shut or limited on the ways of an answer, by id of the plan. */
export type Places = ReadonlyMap<string, readonly PlaceMet[]>

/** What is known of the ways of an answer. */
export interface MetOnWays {
  readonly hits: Hits
  readonly places: Places
}

const NOTHING: MetOnWays = { hits: new Map(), places: new Map() }

/** What is known by now, and what can be waited for. */
interface ShownAndAwaited extends MetOnWays {
  /** Waits until it is known; null where it cannot be. */
  readonly find: () => Promise<MetOnWays | null>
}

/**
 * Asks what the orders do to the ways of an answer, what to do about it, and which places on them are said to be shut. Until it is known, and where it cannot be, there are
 * none: the plans themselves wait, and their flags warn.
 */
export function useHits(asked: Draft, answer: PlanAnswer | null): ShownAndAwaited {
  const [found, setFound] = useState<(MetOnWays & { readonly of: PlanAnswer }) | null>(null)
  const asking = useRef<Promise<MetOnWays | null>>(Promise.resolve(NOTHING))
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is of one question
  useEffect(() => {
    asking.current = Promise.resolve(NOTHING)
    if (answer === null || answer.plans.length === 0) return
    const leaving = new AbortController()
    const question = withOwnRows(toQuestion(asked), ownValues.rows())
    asking.current = api.match(question, leaving.signal).then(
      ({ plans }) => {
        const hits: Hits = new Map(plans.map(({ planId, hits }) => [planId, hits]))
        const places: Places = new Map(plans.map(({ planId, places }) => [planId, places]))
        if (!leaving.signal.aborted) setFound({ of: answer, hits, places })
        return { hits, places }
      },
      () => null,
    )
    return () => leaving.abort()
  }, [answer])
  const known = found !== null && found.of === answer ? found : NOTHING
  return { hits: known.hits, places: known.places, find: () => asking.current }
}
