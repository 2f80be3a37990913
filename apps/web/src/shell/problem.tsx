import type { Problem } from '@karavan/api'
import { receivedText } from '../question/meant.js'
import { isMessage, type MessageKey } from '../words/catalogue.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'

/** What is wrong, in a sentence for people. */
export function problemInWords(problem: Problem, { say }: Words): string {
  const key = `states.problem.${problem.code}`
  const known: MessageKey = isMessage(key) ? key : 'states.problem.other'
  return say(known, { received: receivedText(problem) })
}

/** What is wrong, in a sentence for people, and what the server says of it. */
export function ProblemText({ problem }: { problem: Problem }) {
  const words = useWords()
  return (
    <>
      <span>{problemInWords(problem, words)}</span> <ProblemDetail problem={problem} />
    </>
  )
}

/** What the server says of a problem, for whoever can make use of it: in English, with the code. */
export function ProblemDetail({ problem }: { problem: Problem }) {
  const { say } = useWords()
  return (
    <details className="problem-detail">
      <summary>{say('states.detail')}</summary>
      <span lang="en">{problem.detail}</span> <code>{problem.code}</code>
    </details>
  )
}
