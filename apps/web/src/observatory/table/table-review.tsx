import { Failed } from '../../conditions/failed.js'
import { ScrollBox } from '../../consignments/scroll-box.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { KeepPart } from '../keep-part.js'
import type { Table } from './use-table.js'

/** Rows and refused cells that are shown; all are kept. */
const MOST_SHOWN = 100
const COLUMNS = ['measure', 'where', 'start', 'end', 'value', 'unit', 'status'] as const

interface TableReviewProps {
  readonly table: Table
  readonly onKept: () => void
}

/** What a table would give: the figures, and each cell that is refused with what was expected of it. */
export function TableReview({ table, onKept }: TableReviewProps) {
  const { say, number } = useWords()
  const { preview, problem, again, keeping, keep, isReading } = table
  if (problem !== null) {
    return (
      <div className="pane-body">
        <Failed problem={problem} onAgain={again} />
      </div>
    )
  }
  if (preview === null) return <Opening word={say('observatory.table.reading')} />
  const { rows, refused } = preview
  return (
    <section className="pane-body article-review" aria-labelledby="table-review" aria-busy={isReading}>
      <div role="status">
        <h2 id="table-review">{say('observatory.table.found', { rows: rows.length, refused: refused.length })}</h2>
      </div>
      {refused.length > 0 && (
        <>
          <h3>{say('observatory.table.refused')}</h3>
          <ul className="table-refused">
            {refused.slice(0, MOST_SHOWN).map(({ line, column, received, expected }) => (
              <li key={`${line} ${column} ${expected}`}>
                {say('observatory.table.cell', {
                  line: number(line),
                  column: column === '' ? '–' : column,
                  received: received === '' ? '–' : received,
                })}{' '}
                <span lang="en">{expected}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {rows.length > 0 && (
        <>
          <KeepPart
            keeping={keeping}
            lacking={null}
            act={say('observatory.table.keep', { count: rows.length })}
            onKeep={() => void keep(onKept)}
            nameOf={(index) => rows[index]?.['row'] ?? ''}
          />
          <ScrollBox label={say('observatory.table')}>
            <table className="consignment-table">
              <thead>
                <tr>
                  {COLUMNS.map((column) => (
                    <th key={column} scope="col">
                      <code>{column}</code>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, MOST_SHOWN).map((row) => (
                  <tr key={row['id']}>
                    {COLUMNS.map((column) => (
                      <td key={column}>{row[column]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
      {Math.max(rows.length, refused.length) > MOST_SHOWN && (
        <p className="note">{say('observatory.table.first', { most: MOST_SHOWN })}</p>
      )}
    </section>
  )
}
