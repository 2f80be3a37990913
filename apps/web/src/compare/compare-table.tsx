import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.js'
import { letterOf, PlanLetter } from './plan-letter.js'

/** One criterion, with a cell for each plan. */
export interface ComparedRow {
  readonly key: string
  readonly name: ReactNode
  readonly cells: readonly ReactNode[]
  /** Places of the plans that are best in it. */
  readonly best?: readonly number[]
  /** Set where one cell stands for all plans. */
  readonly shared?: boolean
}

interface CompareTableProps {
  readonly id: string
  readonly title: string
  readonly rows: readonly ComparedRow[]
  readonly foot?: ComparedRow
}

/** Criteria as rows, plans as columns; where it is narrow each criterion stands above its cells. */
export function CompareTable({ id, title, rows, foot }: CompareTableProps) {
  const { say } = useWords()
  const columns = rows.find(({ shared }) => !shared)?.cells.length ?? 1
  return (
    <section className="compare-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <table className="compare-table">
        <thead>
          <tr>
            <td />
            {Array.from({ length: columns }, (_, i) => (
              <th key={letterOf(i)} scope="col">
                <PlanLetter index={i} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} bestWord={say('compare.best')} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Row row={foot} columns={columns} bestWord={say('compare.best')} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Row({ row, columns, bestWord }: { row: ComparedRow; columns: number; bestWord: string }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.shared ? (
        <td colSpan={columns} className="compare-shared">
          {row.cells[0]}
        </td>
      ) : (
        row.cells.map((cell, i) => (
          <td key={letterOf(i)} className={row.best?.includes(i) ? 'compare-best' : undefined}>
            {cell}
            {row.best?.includes(i) && <span className="best">{bestWord}</span>}
          </td>
        ))
      )}
    </tr>
  )
}
