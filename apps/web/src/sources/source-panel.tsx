import type { EquipmentKind, Provenance, TransportPlan } from '@karavan/model'
import { useEffect, useRef } from 'react'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { BasisMark } from './basis-mark.js'
import { rowKind } from './row-kind.js'
import { RowOfData } from './row-of-data.js'
import { shownAddress, sourceAddress } from './source-address.js'
import type { Figure } from './source-context.js'
import { sourceName } from './source-name.js'
import { SourceNote } from './source-note.js'

interface SourcePanelProps {
  readonly figure: Figure
  /** The plans of the answer, of which other parts may rest on the same rows. */
  readonly plans: readonly TransportPlan[]
  /** What the question that is open is asked for. */
  readonly equipment: EquipmentKind | null
  readonly onClose: () => void
}

/** Beside the page: where a figure comes from, down to the row of data. */
export function SourcePanel({ figure, plans, equipment, onClose }: SourcePanelProps) {
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
              <Source source={source} open={i === 0} plans={plans} equipment={equipment} />
            </li>
          ))}
        </ol>
      </div>
    </dialog>
  )
}

interface SourceProps {
  readonly source: Provenance
  readonly open: boolean
  readonly plans: readonly TransportPlan[]
  readonly equipment: EquipmentKind | null
}

function Source({ source, open, plans, equipment }: SourceProps) {
  const words = useWords()
  const { say, basisMeaning, language } = words
  const address = sourceAddress(source.source, language)
  const kind = source.row === undefined ? null : rowKind(source.row, words)
  const date = dateOf(source.sourceDate, words)
  return (
    <article className="source">
      {kind && <p className="source-kind">{kind}</p>}
      <p className="source-head">
        <BasisMark basis={source.basis} />
        <span className="source-date">{source.sourceDate === 'undated' ? date : say('sources.of', { date })}</span>
      </p>
      <p className="source-address">
        {address === null ? (
          sourceName(source.source, words)
        ) : (
          <a href={address} target="_blank" rel="noreferrer noopener">
            {shownAddress(address)}
          </a>
        )}
      </p>
      {source.note && <SourceNote note={source.note} />}
      <p className="source-meaning">{basisMeaning(source.basis)}</p>
      {source.row && <RowOfData row={source.row} open={open} plans={plans} equipment={equipment} />}
    </article>
  )
}
