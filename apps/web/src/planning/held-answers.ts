/** Most answers that are held. */
const MOST_HELD = 6

/** The last few answers by their question, the one that was used longest ago dropped first. */
export interface Held<Answer> {
  readonly find: (question: string) => Answer | undefined
  readonly hold: (question: string, answer: Answer) => void
  /** Lets go of all, once they may no longer be so. */
  readonly drop: () => void
}

export function holdLast<Answer>(most = MOST_HELD): Held<Answer> {
  const held = new Map<string, Answer>()
  const hold = (question: string, answer: Answer) => {
    held.delete(question)
    held.set(question, answer)
    for (const [oldest] of held) if (held.size > most) held.delete(oldest)
  }
  return {
    find: (question) => {
      const answer = held.get(question)
      if (answer !== undefined) hold(question, answer)
      return answer
    },
    hold,
    drop: () => held.clear(),
  }
}
