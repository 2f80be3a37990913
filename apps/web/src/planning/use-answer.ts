import type { Problem } from '@karavan/api'
import type { OverlayRow, PlanAnswer } from '@karavan/model'
import { useCallback, useRef, useState } from 'react'
import { api, isTakenBack, whyFailed } from '../api/client.js'
import { type Draft, toQuestion } from '../question/question.js'
import { withOwnRows } from '../sources/own-values.js'

/** Where a question stands. */
export type AnswerState =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly answer: PlanAnswer }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** Asks for plans, with rows of the asker's own laid over the network; only the latest question is ever answered. */
export function useAnswer() {
  const [state, setState] = useState<AnswerState>({ kind: 'none' })
  const running = useRef<AbortController | null>(null)

  const ask = useCallback((draft: Draft, own: readonly OverlayRow[]) => {
    running.current?.abort()
    const leaving = new AbortController()
    running.current = leaving
    setState({ kind: 'asking' })
    api.plans(withOwnRows(toQuestion(draft), own), leaving.signal).then(
      (answer) => {
        if (!leaving.signal.aborted) setState({ kind: 'answered', answer })
      },
      (error: unknown) => {
        if (leaving.signal.aborted || isTakenBack(error)) return
        setState({ kind: 'failed', problem: whyFailed(error) })
      },
    )
  }, [])

  const drop = useCallback(() => {
    running.current?.abort()
    setState({ kind: 'none' })
  }, [])

  return { state, ask, drop }
}
