import type { Problem, SourceRow, TableAnswer } from '@karavan/api'
import { type EquipmentKind, type OverlayRow, OWN_ROWS, type TransportPlan } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { ProblemText } from '../shell/problem.js'
import { useWords } from '../words/words-context.js'
import { BetterForm } from './better-form.js'
import { cellInWords, isHours } from './cell-words.js'
import { useOwnRows } from './own-context.js'
import { restsOn } from './rests-on.js'
import { fileNamed } from './row-kind.js'
import { usePlaceNames } from './use-place-names.js'

interface RowOfDataProps {
  /** `packages/network/data/handling.csv:53`, or `your values:1`. */
  readonly row: string
  readonly open: boolean
  readonly plans: readonly TransportPlan[]
  /** What the question that is open is asked for. */
  readonly equipment: EquipmentKind | null
}

/** A row of data with its cells, what else rests on it, and the way to a better value. */
export function RowOfData({ row, open, plans, equipment }: RowOfDataProps) {
  const { say } = useWords()
  const { rows } = useOwnRows()
  const [shown, setShown] = useState(open)
  const [bettering, setBettering] = useState(false)
  const own = ownRow(row, rows)
  const leave = () => setBettering(false)
  return (
    <>
      {own === null && tableNamed(row) !== null && !bettering && (
        <button
          type="button"
          className="button-second better-open"
          onClick={() => {
            setShown(true)
            setBettering(true)
          }}
        >
          {say('sources.better')}
        </button>
      )}
      <details className="row" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{own === null ? say('sources.row', { row }) : say('sources.row.own')}</summary>
        {shown &&
          (own === null ? (
            <OurRow row={row} equipment={equipment} bettering={bettering} onLeave={leave} />
          ) : (
            <OwnRow row={own} />
          ))}
        <RestsOn row={row} plans={plans} />
      </details>
    </>
  )
}

function RestsOn({ row, plans }: Pick<RowOfDataProps, 'row' | 'plans'>) {
  const { say } = useWords()
  const { ways, stages, lines } = restsOn(row, plans)
  if (stages + lines < 2) return null
  return <p className="note">{say('sources.restsOn', { ways, all: plans.length, stages, lines })}</p>
}

function OwnRow({ row }: { row: OverlayRow }) {
  const { say } = useWords()
  const { rows, change } = useOwnRows()
  return (
    <>
      <Cells cells={row.cells} table={null} />
      <button type="button" className="button-second" onClick={() => change(rows.filter((other) => other !== row))}>
        {say('sources.own.remove')}
      </button>
    </>
  )
}

interface OurRowProps {
  readonly row: string
  readonly equipment: EquipmentKind | null
  /** Whether a better value is being entered. */
  readonly bettering: boolean
  readonly onLeave: () => void
}

function OurRow({ row, equipment, bettering, onLeave }: OurRowProps) {
  const { say } = useWords()
  const [state, setState] = useState<SourceRow | Problem | null>(null)
  const [table, setTable] = useState<TableAnswer | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    api.sourceRow(row, leaving.signal).then(setState, (error: unknown) => {
      if (!leaving.signal.aborted) setState(whyFailed(error))
    })
    const name = tableNamed(row)
    if (name !== null) api.table(name, leaving.signal).then(setTable, () => undefined)
    return () => leaving.abort()
  }, [row])
  if (state === null) return <p className="note">{say('sources.reading')}</p>
  if ('code' in state)
    return (
      <div className="note">
        <ProblemText problem={state} />
      </div>
    )
  return (
    <>
      {bettering && table?.inQuestions && (
        <BetterForm row={row} table={table} cells={state.cells} equipment={equipment} onLeave={onLeave} />
      )}
      {bettering && table?.inQuestions === false && <p className="note">{say('sources.better.notHere')}</p>}
      <Cells cells={state.cells} table={table} without={ORIGIN} />
    </>
  )
}

/** Columns that stand above the row in words. */
const ORIGIN: readonly string[] = ['source', 'source_date', 'basis', 'note']

interface CellsProps {
  readonly cells: Readonly<Record<string, string>>
  readonly table: TableAnswer | null
  /** Columns that are left out. */
  readonly without?: readonly string[]
}

/** Cells by column; where the table is known, the name of a column says what it means when pointed at. */
function Cells({ cells, table, without = [] }: CellsProps) {
  const words = useWords()
  const { columnName, columnMeaning, columnUnit } = words
  const nameOf = usePlaceNames()
  const described = new Map(table?.columns.map((column) => [column.name, column]))
  return (
    <dl className="cells">
      {Object.entries(cells)
        .filter(([name, value]) => value !== '' && !without.includes(name) && !isComposed(name, value))
        .map(([name, value]) => {
          const column = described.get(name)
          const said = cellInWords(name, value, words, nameOf)
          return (
            <div key={name}>
              <dt title={column && table ? columnMeaning(table.table, column) : undefined}>{columnName(name)}</dt>
              <dd>
                {said === value ? <span lang="en">{value}</span> : said}
                {column?.unit && !isHours(name) && <small> {columnUnit(column.unit)}</small>}
              </dd>
            </div>
          )
        })}
    </dl>
  )
}

/** Whether an id says no more than the other cells of its row. */
function isComposed(column: string, value: string): boolean {
  return column === 'id' && value.includes('/')
}

/**
 * The table of the network that a row is of; null for one of orders, reports and queues, over which nothing is laid here.
 */
function tableNamed(row: string): string | null {
  return row.startsWith('packages/conditions/') ? null : fileNamed(row)
}

/** The asker's row that a place such as `your values:1` names; null for one of ours. */
function ownRow(place: string, rows: readonly OverlayRow[]): OverlayRow | null {
  if (!place.startsWith(`${OWN_ROWS}:`)) return null
  return rows[Number(place.slice(OWN_ROWS.length + 1)) - 1] ?? null
}
