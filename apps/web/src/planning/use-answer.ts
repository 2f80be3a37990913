import type { Problem } from '@karavan/api'
import type { OverlayRow, PlanAnswer } from '@karavan/model'
import { useCallback, useRef, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { withOwnRows } from '../sources/own-values.js'
import { holdLast } from './held-answers.js'

/** Where a question stands. */
export type AnswerState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'answered'
      readonly answer: PlanAnswer
      /** The answer is the former one: another is worked out, or could not be. */
      readonly renewal: Renewal
    }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** How the answer that is shown is being replaced; null where it is the answer to the question as it stands. */
export type Renewal = null | { readonly kind: 'asking' } | { readonly kind: 'failed'; readonly problem: Problem }

/**
 * How a question is asked. `anew`: nothing of what was shown stays; `kept`: the former answer stays until the new one comes;
 * `held`: an answer that is still held is shown at once.
 */
export type Asking = 'anew' | 'kept' | 'held'

/** Asks for plans, with rows of the asker's own laid over the network; only the latest question is ever answered. */
export function useAnswer() {
  const [state, setState] = useState<AnswerState>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)
  const [held] = useState(() => holdLast<PlanAnswer>())

  const ask = useCallback(
    (draft: Draft, own: readonly OverlayRow[], asking: Asking) => {
      running.current?.abort()
      const leaving = new AbortController()
      running.current = leaving
      const question = withOwnRows(toQuestion(draft), own)
      // The order is the page's own.
      const key = JSON.stringify({ ...question, sort: undefined })
      const known = asking === 'held' ? held.find(key) : undefined
      if (known !== undefined) {
        setState({ kind: 'answered', answer: known, renewal: null })
        return
      }
      setState((former) =>
        asking === 'kept' && former.kind === 'answered'
          ? { ...former, renewal: { kind: 'asking' } }
          : { kind: 'asking' },
      )
      api.plans(question, leaving.signal).then(
        (answer) => {
          if (leaving.signal.aborted) return
          held.hold(key, answer)
          setState({ kind: 'answered', answer, renewal: null })
        },
        (error: unknown) => {
          if (leaving.signal.aborted || isTakenBack(error)) return
          const failed = { kind: 'failed', problem: whyFailed(error) } as const
          setState((former) => (former.kind === 'answered' ? { ...former, renewal: failed } : failed))
        },
      )
    },
    [held],
  )

  const drop = useCallback(() => {
    running.current?.abort()
    setState({ kind: 'none' })
  }, [])

  return { state, ask, drop, forget: held.drop }
}
