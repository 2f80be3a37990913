import type { Message, PlanAnswer } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** Notes longer than this are folded away. */
const LONG = 160

/** How to read the answer, what was taken for granted in it, and how to cite it. */
export function AnswersFoot({ answer }: { answer: PlanAnswer }) {
  const { say, tell } = useWords()
  const { plans, nearest, told } = answer
  // Above the ways it stands with the questions that go around.
  const isSaidAbove = ({ key }: Message) => key === 'note.everyWayCrosses' && nearest.length > 0
  const notes = told.notes.filter((note) => !isSaidAbove(note)).map(tell)
  const short = notes.filter((note) => note.length <= LONG)
  const long = [...notes.filter((note) => note.length > LONG), ...(told.thinning === null ? [] : [tell(told.thinning)])]
  return (
    <footer className="answers-foot">
      {short.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {(plans.length > 0 || long.length > 0) && (
        <details className="note">
          <summary>{say('answers.foot.more')}</summary>
          {plans.length > 0 && <p>{say('answers.foot.strips')}</p>}
          {long.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </details>
      )}
      <p>{tell(told.citation)}</p>
    </footer>
  )
}
