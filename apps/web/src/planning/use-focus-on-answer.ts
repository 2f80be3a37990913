import { useCallback, useEffect, useRef } from 'react'
import type { AnswerState } from './use-answer.js'

/**
 * Keeps the focus of whoever asks: the button that asked goes away, and the focus moves on to what came of it, unless the
 * reader has taken it elsewhere.
 * @returns what is called when a question is asked
 */
export function useFocusOnAnswer(state: AnswerState): () => void {
  const follows = useRef(false)
  useEffect(() => {
    if (!follows.current || state.kind === 'none') return
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (isLost) document.querySelector<HTMLElement>('[data-outcome]')?.focus({ preventScroll: true })
    follows.current = state.kind === 'asking' && document.activeElement?.matches('[data-outcome]') === true
  }, [state])
  return useCallback(() => {
    follows.current = true
  }, [])
}
