import { ProblemError, type SourceRow } from '@karavan/api'
import type { Provenance } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { useWords } from '../words/words-context.js'
import { BasisMark } from './basis-mark.js'
import type { Figure } from './source-context.js'

/** Beside the page: where a figure comes from, down to the row of data. */
export function SourcePanel({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const { say } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="panel"
      aria-labelledby="panel-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dialog.current?.close()
      }}
    >
      <div className="panel-body">
        <header className="panel-head">
          <div>
            <p className="eyebrow" id="panel-title">
              {figure.what}
            </p>
            <p className="panel-value">{figure.value}</p>
          </div>
          <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>
            {say('sources.close')}
          </button>
        </header>
        {figure.how && <p className="panel-how">{figure.how}</p>}
        {figure.sources.length === 0 && <p className="note">{say('sources.none')}</p>}
        {figure.sources.length > 1 && <p className="note">{say('sources.count', { count: figure.sources.length })}</p>}
        <ol className="source-list">
          {figure.sources.map((source, i) => (
            <li key={`${source.row ?? ''}${source.source}${source.note ?? ''}`}>
              <Source source={source} open={i === 0} />
            </li>
          ))}
        </ol>
      </div>
    </dialog>
  )
}

function Source({ source, open }: { source: Provenance; open: boolean }) {
  const { say, basisMeaning } = useWords()
  const isAddress = /^https?:\/\//.test(source.source)
  return (
    <article className="source">
      <p className="source-head">
        <BasisMark basis={source.basis} />
        <span className="source-date">
          {source.sourceDate === 'undated' ? say('sources.undated') : say('sources.of', { date: source.sourceDate })}
        </span>
      </p>
      <p className="source-address">
        {isAddress ? (
          <a href={source.source} target="_blank" rel="noreferrer noopener">
            {source.source.replace(/^https?:\/\/(www\.)?/, '')}
          </a>
        ) : (
          source.source
        )}
      </p>
      {source.note && <p className="source-note">{source.note}</p>}
      <p className="source-meaning">{basisMeaning(source.basis)}</p>
      {source.row && <Row row={source.row} open={open} />}
    </article>
  )
}

function Row({ row, open }: { row: string; open: boolean }) {
  const { say } = useWords()
  const [shown, setShown] = useState(open)
  return (
    <details className="row" open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{say('sources.row', { row })}</summary>
      {shown && <RowCells row={row} />}
    </details>
  )
}

function RowCells({ row }: { row: string }) {
  const { say } = useWords()
  const [state, setState] = useState<SourceRow | string | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    api.sourceRow(row, leaving.signal).then(setState, (error: unknown) => {
      if (error instanceof ProblemError) setState(error.problem.detail)
    })
    return () => leaving.abort()
  }, [row])
  if (state === null) return <p className="note">{say('sources.reading')}</p>
  if (typeof state === 'string') return <p className="note">{say('sources.unreadable', { why: state })}</p>
  const cells = Object.entries(state.cells).filter(([, value]) => value !== '')
  return (
    <dl className="cells">
      {cells.map(([column, value]) => (
        <div key={column}>
          <dt>{column.replaceAll('_', ' ')}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
