import type { MessageAnswer } from '@karavan/api'
import type { ConsignmentParty } from '@karavan/model'
import { useState } from 'react'
import { api, readFile, whyFailed } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { Labelled } from '../../question/labelled.js'
import { Opening } from '../../shell/opening.js'
import { ProblemText } from '../../shell/problem.js'
import { saveFile } from '../../take/save-file.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { fullMoment, minuteOf } from '../moments.js'
import { Points } from '../points.js'
import { partyName } from '../say-consignment.js'
import { formatInWords } from '../say-report.js'
import { textIn } from './text-in.js'

interface MessagesViewProps {
  readonly id: string
  readonly parties: readonly ConsignmentParty[]
  /** Made up, to be looked at only. */
  readonly sample: boolean
}

/** The messages that told of a consignment, as they came. */
export function MessagesView({ id, parties, sample }: MessagesViewProps) {
  const { say } = useWords()
  const { revision } = useLooking()
  const [erasures, setErasures] = useState(0)
  const [state, again] = useReading(`messages ${id} ${revision} ${erasures}`, (signal) =>
    api.consignmentMessages(id, signal),
  )
  const answer = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (answer === null) return <Opening word={say('consignments.reading.messages')} />
  if (answer.messages.length === 0) return <p className="conditions-none">{say('consignments.messages.none')}</p>
  return (
    <ul className="consignment-messages">
      {answer.messages.map((message) => (
        <li key={message.messageId}>
          <Message
            id={id}
            message={message}
            parties={parties}
            sample={sample}
            onErased={() => setErasures((count) => count + 1)}
          />
        </li>
      ))}
    </ul>
  )
}

interface MessageProps extends MessagesViewProps {
  readonly message: MessageAnswer
  readonly onErased: () => void
}

function Message({ id, message, parties, sample, onErased }: MessageProps) {
  const words = useWords()
  const { say, exact, list } = words
  const { messageId, sender, format, name, size, receivedAt, receivedBy, remarks, refused, erased, sha256 } = message
  const [raw, setRaw] = useState<string | null>(null)
  const [problem, setProblem] = useState<ReturnType<typeof whyFailed> | null>(null)
  const [isErasing, setErasing] = useState(false)
  const [why, setWhy] = useState('')
  const attempt = (doing: () => Promise<void>) => {
    setProblem(null)
    doing().catch((error: unknown) => setProblem(whyFailed(error)))
  }
  const open = async () => {
    if (raw !== null) return setRaw(null)
    const blob = await readFile(`/consignments/${encodeURIComponent(id)}/messages/${encodeURIComponent(messageId)}`)
    const text = textIn(new Uint8Array(await blob.arrayBuffer()))
    if (text === null) saveFile(blob, name ?? messageId)
    else setRaw(text)
  }
  return (
    <article className="consignment-message">
      <p>
        <strong>{say('consignments.message.number', { id: messageId })}</strong>{' '}
        {list([...(name === null ? [] : [name]), formatInWords(format, words)])}
      </p>
      <p className="note">
        {say('consignments.message.received', {
          sender: partyName(sender, parties),
          at: fullMoment(minuteOf(receivedAt), words),
          by: receivedBy,
          size: exact(size),
        })}
      </p>
      <Points title={say('consignments.remarks')} points={remarks} />
      <Points title={say('consignments.refused')} points={refused} isWrong />
      {erased === null ? (
        <div className="consignment-acts">
          <button type="button" className="button-second" aria-expanded={raw !== null} onClick={() => attempt(open)}>
            {say(raw === null ? 'consignments.message.open' : 'consignments.message.shut')}
          </button>
          {!sample && (
            <button
              type="button"
              className="button-quiet"
              aria-expanded={isErasing}
              onClick={() => setErasing(!isErasing)}
            >
              {say('consignments.erase')}
            </button>
          )}
        </div>
      ) : (
        <p className="note">
          {say('consignments.erased.why', {
            who: erased.by,
            at: fullMoment(minuteOf(erased.at), words),
            why: erased.why,
          })}
        </p>
      )}
      {problem && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
      {isErasing && erased === null && (
        <form
          className="consignment-erase"
          onSubmit={(event) => {
            event.preventDefault()
            attempt(async () => {
              await api.eraseMessage(id, messageId, why.trim())
              onErased()
            })
          }}
        >
          <p>{say('consignments.erase.more')}</p>
          <Labelled id={`why-${messageId}`} label={say('consignments.erase.reason')}>
            <input
              id={`why-${messageId}`}
              value={why}
              maxLength={500}
              required
              onChange={({ target }) => setWhy(target.value)}
            />
          </Labelled>
          <button type="submit" className="button-second" disabled={why.trim() === ''}>
            {say('consignments.erase.do')}
          </button>
        </form>
      )}
      {raw !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <pre className="consignment-raw" tabIndex={0} lang="zxx">
          {raw}
        </pre>
      )}
      <small className="consignment-hash">
        {say('consignments.sha256')} <code>{sha256}</code>
      </small>
    </article>
  )
}
