import type { VisibilityAnswer } from '@karavan/api'
import { isMessage } from '../../../words/catalogue.js'
import type { Words } from '../../../words/words.js'
import { useWords } from '../../../words/words-context.js'
import { fullMoment, minuteOf } from '../../moments.js'
import { ScrollBox } from '../../scroll-box.js'

/** What was done to a consignment, and what authorities looked at, the latest first. */
export function DeedsList({ deeds }: { readonly deeds: VisibilityAnswer['reads'] }) {
  const words = useWords()
  const { say } = words
  return (
    <details className="enter-more">
      <summary>{say('consignments.deeds')}</summary>
      {deeds.length === 0 ? (
        <p className="note">{say('consignments.deeds.none')}</p>
      ) : (
        <ScrollBox label={say('consignments.deeds')}>
          <table className="consignment-table">
            <thead>
              <tr>
                {(['when', 'who', 'what'] as const).map((column) => (
                  <th key={column} scope="col">
                    {say(`consignments.deeds.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {deeds.map(({ at, actor, what }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: deeds are never changed
                <tr key={i}>
                  <td>{fullMoment(minuteOf(at), words)}</td>
                  <td>{actorInWords(actor, words)}</td>
                  <td>{deedInWords(what, words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </details>
  )
}

/** Who did it; people are named by a number, so that they can be erased. */
function actorInWords(actor: string, { say }: Words): string {
  const [kind = '', id = ''] = actor.split(' ')
  const key = `consignments.deeds.by.${kind}`
  return isMessage(key) ? say(key, { id }) : actor
}

/** What the page has no words for stands as it is. */
function deedInWords(what: string, { say }: Words): string {
  const key = `consignments.deed.${what}`
  return isMessage(key) ? say(key) : what
}
