import { api } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { fullMoment, minuteOf } from '../moments.js'

/** Every version of a consignment: who entered it, when, from where and why. */
export function HistoryView({ id }: { readonly id: string }) {
  const words = useWords()
  const { say } = words
  const { revision } = useLooking()
  const [state, again] = useReading(`versions ${id} ${revision}`, (signal) => api.consignmentVersions(id, signal))
  const answer = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (answer === null) return <Opening word={say('consignments.reading.history')} />
  return (
    <ol className="consignment-versions">
      {[...answer.versions].reverse().map(({ version, enteredAt, enteredBy, enteredFrom, why, erased }) => (
        <li key={version}>
          <strong>{say('consignments.version', { version })}</strong>
          <span>{why ?? say(version === 1 ? 'consignments.version.first' : 'consignments.version.noReason')}</span>
          <small>
            {say(enteredFrom === null ? 'consignments.version.byAlone' : 'consignments.version.by', {
              who: enteredBy,
              from: enteredFrom ?? '',
              at: fullMoment(minuteOf(enteredAt), words),
            })}
          </small>
          {erased && (
            <small>
              {say('consignments.erased.by', { who: erased.by, at: fullMoment(minuteOf(erased.at), words) })}
            </small>
          )}
        </li>
      ))}
    </ol>
  )
}
