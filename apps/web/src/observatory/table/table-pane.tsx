import { FIGURE_STATUSES, FIGURE_UNITS, MEASURES } from '@karavan/model'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import { choiceOf, PARTS, type Part } from './mapping.js'
import type { Table } from './use-table.js'

interface TablePaneProps {
  readonly table: Table
  /** Shows what the table would give, where it is not beside. */
  readonly onReview: () => void
}

/** Where a table is taken in, and said how its columns are read. */
export function TablePane({ table, onReview }: TablePaneProps) {
  const { say } = useWords()
  const { take, mapping, preview } = table
  return (
    <div className="article-form">
      <p className="note">{say('observatory.table.what')}</p>
      <Labelled id="table-file" label={say('observatory.table.file')}>
        <input
          id="table-file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) void take(file)
          }}
        />
      </Labelled>
      {mapping !== null && preview !== null && (
        <>
          {mapping.wide.length > 0 && (
            <p className="note">{say('observatory.table.wide', { columns: mapping.wide.join(', ') })}</p>
          )}
          <div className="article-fields">
            {PARTS.filter((part) => mapping.wide.length === 0 || (part !== 'period' && part !== 'value')).map(
              (part) => (
                <PartField key={part} part={part} table={table} columns={preview.columns} />
              ),
            )}
          </div>
          <button type="button" className="button network-to-map" onClick={onReview}>
            {say('observatory.table.see')}
          </button>
        </>
      )}
    </div>
  )
}

interface PartFieldProps {
  readonly part: Part
  readonly table: Table
  readonly columns: readonly string[]
}

function PartField({ part, table: { mapping, map }, columns }: PartFieldProps) {
  const { say } = useWords()
  const source = mapping?.parts[part]
  const choice = choiceOf(source, columns)
  const id = `table-${part}`
  const label = say(`observatory.table.part.${part}`)
  return (
    <Labelled id={id} label={label}>
      <select
        id={id}
        value={choice}
        onChange={({ target }) => {
          const column = columns[Number(target.value)]
          if (target.value === '') map(part, undefined)
          else if (target.value === 'fixed') map(part, { fixed: '' })
          else if (column !== undefined) map(part, { column })
        }}
      >
        <option value="">{say('observatory.table.unsaid')}</option>
        <option value="fixed">{say('observatory.table.fixed')}</option>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading
          <option key={i} value={i}>
            {say('observatory.table.column', { column })}
          </option>
        ))}
      </select>
      {source !== undefined && 'fixed' in source && (
        <Fixed part={part} label={label} value={source.fixed} onChange={(fixed) => map(part, { fixed })} />
      )}
    </Labelled>
  )
}

interface FixedProps {
  readonly part: Part
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** What all rows say alike; of what has few words, one of them. */
function Fixed({ part, label, value, onChange }: FixedProps) {
  const { say } = useWords()
  const choices =
    part === 'measure'
      ? MEASURES.map((one) => ({ one, text: say(`observatory.measure.${one}`) }))
      : part === 'status'
        ? FIGURE_STATUSES.map((one) => ({ one, text: say(`observatory.status.${one}`) }))
        : null
  if (choices === null) {
    return (
      <>
        <input
          type="text"
          aria-label={label}
          maxLength={300}
          value={value}
          list={part === 'unit' ? 'table-units' : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
        {part === 'unit' && (
          <datalist id="table-units">
            {FIGURE_UNITS.map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
        )}
      </>
    )
  }
  return (
    <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="" />
      {choices.map(({ one, text }) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  )
}
