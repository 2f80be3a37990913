import type { Problem, VisibilityAnswer } from '@karavan/api'
import { useState } from 'react'
import { api, whyFailed } from '../../../api/client.js'
import { ProblemText } from '../../../shell/problem.js'
import { isMessage } from '../../../words/catalogue.js'
import type { Words } from '../../../words/words.js'
import { useWords } from '../../../words/words-context.js'
import { fullMoment, minuteOf } from '../../moments.js'
import { ScrollBox } from '../../scroll-box.js'

type Read = VisibilityAnswer['reads'][number]

interface DeedsListProps {
  readonly id: string
  /** The latest of them, and where the next page goes on. */
  readonly first: Pick<VisibilityAnswer, 'reads' | 'next'>
}

/** What authorities looked at of a consignment, and who, the latest first; earlier ones where they are asked for. */
export function DeedsList({ id, first }: DeedsListProps) {
  const words = useWords()
  const { say } = words
  const [earlier, setEarlier] = useState<DeedsListProps['first']>({ reads: [], next: first.next })
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const reads = [...first.reads, ...earlier.reads]

  async function readOn(after: string) {
    setReading(true)
    setProblem(null)
    try {
      const page = await api.reads(id, after)
      setEarlier((before) => ({ reads: [...before.reads, ...page.reads], next: page.next }))
    } catch (error) {
      setProblem(whyFailed(error))
    }
    setReading(false)
  }

  return (
    <details className="enter-more">
      <summary>{say('consignments.deeds')}</summary>
      {reads.length === 0 ? (
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
              {reads.map((read, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was looked at is never changed
                <tr key={i}>
                  <td>{fullMoment(minuteOf(read.at), words)}</td>
                  <td>{actorInWords(read, words)}</td>
                  <td>{deedInWords(read.what, words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {earlier.next !== null && (
        <button
          type="button"
          className="button-second"
          disabled={isReading}
          onClick={() => void readOn(earlier.next ?? '')}
        >
          {say('consignments.deeds.more')}
        </button>
      )}
      {problem && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </details>
  )
}

/** Who looked, and for whom; of who was erased since only that stays. */
function actorInWords({ actorKind, actorName, organisation }: Read, { say }: Words): string {
  if (organisation === null) return actorName ?? say('consignments.deeds.by.unknown')
  const { name } = organisation
  if (actorKind === 'subscription') return say('consignments.deeds.by.subscription', { organisation: name })
  if (actorName === null) return say('consignments.deeds.by.gone', { organisation: name })
  const key = actorKind === 'token' ? 'consignments.deeds.by.program' : 'consignments.deeds.by.named'
  return say(key, { name: actorName, organisation: name })
}

/** What the page has no words for stands as it is. */
function deedInWords(what: string, { say }: Words): string {
  const key = `consignments.deed.${what}`
  return isMessage(key) ? say(key) : what
}
