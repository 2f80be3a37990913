import type { Problem } from '@karavan/api'
import type { OverlayRow } from '@karavan/model'
import { useState } from 'react'
import { whyFailed } from '../api/client.js'
import { ProblemText } from '../shell/problem.js'
import { saveFile } from '../take/save-file.js'
import { useWords } from '../words/words-context.js'
import type { NameOf } from './cell-words.js'
import { overlayFolder } from './overlay-folder.js'
import { useOwnRows } from './own-context.js'
import { ownRowWords, ownValueInWords } from './own-row-words.js'
import { fitLink } from './own-values.js'
import { usePlaceNames } from './use-place-names.js'

/** Says that questions are asked with values of the asker's own, and lets them be looked at and taken back. */
export function OwnStrip() {
  const words = useWords()
  const { say } = words
  const nameOf = usePlaceNames()
  const { rows, areOfLink, change } = useOwnRows()
  const [refusal, setRefusal] = useState<Problem | null>(null)
  if (rows.length === 0) return null
  async function download() {
    try {
      saveFile(await overlayFolder(rows), 'karavan-overlay.zip')
    } catch (error) {
      setRefusal(whyFailed(error))
    }
  }
  return (
    <details className="own-strip">
      <summary>{say(areOfLink ? 'sources.own.ofLink' : 'sources.own', { count: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={JSON.stringify(row)}>
            <OwnValue row={row} nameOf={nameOf} />
            <button
              type="button"
              className="link"
              aria-label={say('sources.own.remove.one', { row: ownValueInWords(row, words, nameOf) })}
              onClick={() => change(rows.filter((other) => other !== row))}
            >
              {say('sources.own.remove')}
            </button>
          </li>
        ))}
      </ul>
      <p className="own-actions">
        {areOfLink && (
          <button type="button" className="link" onClick={() => change(rows)}>
            {say('sources.own.keep')}
          </button>
        )}
        <button type="button" className="link" onClick={download}>
          {say('sources.own.download')}
        </button>
        <button type="button" className="link" onClick={() => change([])}>
          {say('sources.own.removeAll')}
        </button>
      </p>
      <p className="note">{say(fitLink(rows) ? 'sources.own.inLink' : 'sources.own.tooLong')}</p>
      {refusal !== null && (
        <div className="better-fault" role="alert">
          <ProblemText problem={refusal} />
        </div>
      )}
    </details>
  )
}

function OwnValue({ row, nameOf }: { row: OverlayRow; nameOf: NameOf }) {
  const { table, values, from } = ownRowWords(row, useWords(), nameOf)
  return (
    <span>
      <strong>{table}</strong> {values}
      <small>{from}</small>
    </span>
  )
}
