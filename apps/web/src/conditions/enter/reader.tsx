import type { Problem } from '@karavan/api'
import { useEffect, useRef, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { columnName } from './column-name.js'
import { useEntryForm } from './entry-context.js'
import { piecesOf } from './read-cells.js'

/** Most characters that the server reads; a field with far more would not let itself be used. */
const LONGEST_TEXT = 200_000

function tooLong(length: number): Problem {
  return {
    type: 'about:blank',
    title: 'The text is too long to be read',
    status: 413,
    code: 'READ_TEXT_TOO_LONG',
    detail: `${length} characters were pasted, at most ${LONGEST_TEXT} are read`,
    remediation: 'Paste only the order or the news item itself',
  }
}

/** The text of an order is pasted and read: it fills the fields, and stays in sight with the words behind them. */
export function Reader() {
  const { say } = useWords()
  const { pasted, paste, read, take } = useEntryForm()
  const [isOpen, setOpen] = useState(false)
  const [state, setState] = useState<'reading' | Problem | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  function readIt() {
    running.current?.abort()
    const leaving = new AbortController()
    running.current = leaving
    setState('reading')
    api.readOrder(pasted, leaving.signal).then(
      (answer) => {
        setState(null)
        setOpen(false)
        take(pasted, answer)
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setState(whyFailed(error))
      },
    )
  }

  return (
    <section className="reader" aria-labelledby="reader-title">
      <h3 id="reader-title">{say('enter.read')}</h3>
      {read !== null && !isOpen ? (
        <Told onChange={() => setOpen(true)} />
      ) : (
        <>
          <label className="unseen" htmlFor="enter-pasted">
            {say('enter.read.label')}
          </label>
          <textarea
            id="enter-pasted"
            rows={pasted === '' ? 3 : 6}
            placeholder={say('enter.read.hint')}
            value={pasted}
            onChange={({ target: { value } }) => {
              if (value.length > LONGEST_TEXT) setState(tooLong(value.length))
              else paste(value)
            }}
            onPaste={(event) => {
              const { length } = event.clipboardData.getData('text')
              if (length > LONGEST_TEXT) event.preventDefault()
              setState(length > LONGEST_TEXT ? tooLong(length) : null)
            }}
          />
          <div className="reader-act">
            <button
              type="button"
              className="button-second"
              disabled={pasted.trim() === '' || state === 'reading'}
              onClick={readIt}
            >
              {say(state === 'reading' ? 'enter.read.reading' : 'enter.read.act')}
            </button>
            <span className="note">{say('enter.read.note')}</span>
          </div>
          {state !== null && state !== 'reading' && (
            <div className="fault" role="alert">
              <ProblemText problem={state} />
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** The text that was read, its words marked, and what it leaves open. */
function Told({ onChange }: { readonly onChange: () => void }) {
  const words = useWords()
  const { say } = words
  const { read, pointed } = useEntryForm()
  if (read === null) return null
  const { text, answer } = read
  const count = Object.keys(answer.cells).length
  return (
    <>
      <p role="status">{say(answer.isOrder ? 'enter.read.found' : 'enter.read.noOrder', { count })}</p>
      <p className="read-text" lang={answer.language === 'mixed' ? undefined : answer.language}>
        {piecesOf(text, answer.spans).map(({ start, text: piece, columns }) =>
          columns.length === 0 ? (
            piece
          ) : (
            <mark
              key={start}
              data-pointed={pointed !== null && columns.includes(pointed)}
              title={words.list(columns.map((column) => columnName(column, words)))}
            >
              {piece}
            </mark>
          ),
        )}
      </p>
      {answer.open.length > 0 && (
        <div className="read-open">
          <p>{say('enter.read.open')}</p>
          <ul>
            {answer.told.open.map(words.tell).map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" className="link" onClick={onChange}>
        {say('enter.read.other')}
      </button>
    </>
  )
}
