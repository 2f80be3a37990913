import type { ReactNode } from 'react'
import { useWords } from '../../words/words-context.js'
import { type ConsignmentDraft, type DraftList, NEW_ROWS } from './draft.js'

interface RowsProps<List extends DraftList> {
  readonly list: List
  readonly draft: ConsignmentDraft
  readonly onChange: (part: Partial<ConsignmentDraft>) => void
  readonly children: (
    row: ConsignmentDraft[List][number],
    put: (row: ConsignmentDraft[List][number]) => void,
    id: string,
  ) => ReactNode
}

/** The rows of a list, each of which can be taken away, and a button that adds one. */
export function Rows<List extends DraftList>({ list, draft, onChange, children }: RowsProps<List>) {
  const { say } = useWords()
  const rows: readonly ConsignmentDraft[List][number][] = draft[list]
  const set = (next: readonly ConsignmentDraft[List][number][]) => onChange({ [list]: next })
  return (
    <fieldset className="enter-group">
      <legend>{say(`consignments.list.${list}`)}</legend>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order while they are typed
        <div className="consignment-row" key={i}>
          <div className="enter-grid">
            {children(row, (changed) => set(rows.with(i, changed)), `consignment-${list}-${i}`)}
          </div>
          <button
            type="button"
            className="button-quiet"
            aria-label={say('consignments.row.remove', { list: say(`consignments.list.${list}`), row: i + 1 })}
            onClick={() => set(rows.toSpliced(i, 1))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => set([...rows, NEW_ROWS[list](draft)])}>
        {say(`consignments.add.${list}`)}
      </button>
    </fieldset>
  )
}
