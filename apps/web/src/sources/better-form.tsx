import type { Problem, TableAnswer, TableColumn } from '@karavan/api'
import { formatDate } from '@karavan/core'
import type { Basis, EquipmentKind } from '@karavan/model'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { whyFailed } from '../api/client.js'
import { DayInput } from '../dates/day-input.js'
import { Term } from '../help/term.js'
import { FaultOf } from '../question/labelled.js'
import { problemInWords } from '../shell/problem.js'
import type { MessageKey } from '../words/catalogue.js'
import { useWords } from '../words/words-context.js'
import {
  type BetterRow,
  cellFaults,
  editableColumns,
  faultOf,
  keyColumns,
  OWN_BASES,
  overlayRow,
  type RowFault,
} from './better-row.js'
import { cellInWords } from './cell-words.js'
import { overlayFolder } from './overlay-folder.js'
import { useOwnRows } from './own-context.js'
import { withRow } from './own-values.js'
import { ReachNote } from './reach-note.js'
import { usePlaceNames } from './use-place-names.js'
import { useTriedRow } from './use-tried-row.js'

const FAULTS: Readonly<Record<RowFault, MessageKey>> = {
  nothing: 'sources.better.nothing',
  number: 'sources.better.number',
  required: 'sources.better.required',
  date: 'sources.better.date.expected',
  order: 'sources.better.order',
  source: 'sources.better.sourceMissing',
  sourceDate: 'sources.better.dateWrong',
}

interface BetterFormProps {
  /** `packages/network/data/handling.csv:53` */
  readonly row: string
  readonly table: TableAnswer
  /** Our row. */
  readonly cells: Readonly<Record<string, string>>
  /** What the question that is open is asked for. */
  readonly equipment: EquipmentKind | null
  readonly onLeave: () => void
}

/** A better value for a row of data, with its source; sent, it is laid over ours in every question of this machine. */
export function BetterForm({ row, table, cells, equipment, onLeave }: BetterFormProps) {
  const words = useWords()
  const { say, columnName } = words
  const { rows, change } = useOwnRows()
  const [entered, setEntered] = useState<BetterRow>({
    cells: {},
    source: '',
    date: formatDate(Math.floor(Date.now() / 60_000)),
    basis: 'quoted',
  })
  const [refusal, setRefusal] = useState<Problem | string | null>(null)
  /** Cells that were left once: what is wrong with them is told from then on. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [checking, setChecking] = useState(false)
  const id = useId()
  const columns = editableColumns(table)
  const isPlain = (column: TableColumn) => column.kind === 'number' && (cells[column.name] ?? '') !== ''
  const [plain, more] = [columns.filter(isPlain), columns.filter((column) => !isPlain(column))]
  const set = (part: Partial<BetterRow>) => {
    setEntered({ ...entered, ...part })
    setRefusal(null)
  }
  const faults = cellFaults(table, cells, entered.cells, words)
  const refused = useTriedRow(faults.size === 0 ? overlayRow(table, cells, entered, words) : null)
  const faultAt = (name: string): ReactNode => {
    const fault = left.has(name) ? faults.get(name) : undefined
    if (fault !== undefined) return say(FAULTS[fault], { column: columnName(name) })
    return refused !== null && refused.column === name ? <Expected text={refused.expected} /> : null
  }
  const field = (column: TableColumn) => (
    <Cell
      key={column.name}
      table={table.table}
      column={column}
      ours={cells[column.name] ?? ''}
      value={entered.cells[column.name]}
      fault={faultAt(column.name)}
      onValue={(value) => set({ cells: { ...entered.cells, [column.name]: value } })}
      onLeave={() => setLeft(new Set([...left, column.name]))}
    />
  )

  async function send(event: FormEvent) {
    event.preventDefault()
    const fault = faultOf(table, cells, entered, words)
    if (fault !== null) {
      setLeft(new Set(columns.map(({ name }) => name)))
      setRefusal(say(FAULTS[fault.fault], { column: columnName(fault.column ?? '') }))
      return
    }
    const next = withRow(rows, overlayRow(table, cells, entered, words), keyColumns(table))
    setChecking(true)
    try {
      await overlayFolder(next)
      change(next)
    } catch (error) {
      setRefusal(whyFailed(error))
    } finally {
      setChecking(false)
    }
  }

  return (
    <form className="better" onSubmit={send} noValidate>
      <p className="note">
        {say('sources.better.what')} <Term name="overlay" />
      </p>
      <ReachNote row={row} equipment={equipment} />
      <div className="better-cells">{plain.map(field)}</div>
      {more.length > 0 && (
        <details className="more" open={plain.length === 0}>
          <summary>{say('sources.better.more', { count: more.length })}</summary>
          <div className="better-cells">{more.map(field)}</div>
        </details>
      )}
      <label className="field" htmlFor={`${id}source`}>
        {say('sources.better.source')}
        <input
          id={`${id}source`}
          value={entered.source}
          placeholder={say('sources.better.source.example')}
          required
          onChange={({ target }) => set({ source: target.value })}
        />
      </label>
      <div className="better-origin">
        <div className="field">
          <label htmlFor={`${id}date`}>{say('sources.better.date')}</label>
          <DayInput id={`${id}date`} value={entered.date} onChange={(date) => set({ date })} />
        </div>
        <label className="field" htmlFor={`${id}basis`}>
          {say('sources.better.basis')}
          <BasisSelect id={`${id}basis`} basis={entered.basis} onBasis={(basis) => set({ basis })} />
        </label>
      </div>
      {refusal !== null && (
        <div className="better-fault" role="alert">
          {typeof refusal === 'string' ? refusal : <Refusal problem={refusal} />}
        </div>
      )}
      <p className="better-send">
        <button type="submit" className="button" disabled={checking}>
          {say(checking ? 'sources.better.checking' : 'sources.better.send')}
        </button>
        <button type="button" className="button-quiet" onClick={onLeave}>
          {say('sources.better.leave')}
        </button>
      </p>
    </form>
  )
}

/** Why the server does not take a row, all of it in sight. */
function Refusal({ problem }: { problem: Problem }) {
  const words = useWords()
  return (
    <>
      {problemInWords(problem, words)} {problem.expected !== undefined && <Expected text={problem.expected} />}
    </>
  )
}

/** What the server expected, which it says in English. */
function Expected({ text }: { text: string }) {
  const { say } = useWords()
  return (
    <>
      {say('sources.better.expected')} <span lang="en">{text}</span>
    </>
  )
}

interface CellProps {
  readonly table: string
  readonly column: TableColumn
  readonly ours: string
  readonly value: string | undefined
  readonly fault: ReactNode
  readonly onValue: (value: string) => void
  /** When the reader goes on to another. */
  readonly onLeave: () => void
}

function Cell({ table, column, ours, value = ours, fault, onValue, onLeave }: CellProps) {
  const words = useWords()
  const { say, columnName, columnMeaning, columnUnit } = words
  const nameOf = usePlaceNames()
  const id = useId()
  const { name, kind, unit, values } = column
  const said = (cell: string) => cellInWords(name, cell, words, nameOf)
  const number = kind === 'number' ? words.readNumber(value) : null
  const yours = number === null ? value : said(String(number.value))
  const isTold = value !== ours && number !== null && yours !== String(number.value)
  return (
    <div className={value === ours ? 'field' : 'field field-changed'} title={columnMeaning(table, column)}>
      <label htmlFor={id}>
        {columnName(name)}
        {unit !== null && <small> {columnUnit(unit)}</small>}
      </label>
      {kind === 'enum' && values !== null ? (
        <select id={id} value={value} onChange={({ target }) => onValue(target.value)}>
          {!values.includes(ours) && <option value={ours}>{said(ours)}</option>}
          {values.map((one) => (
            <option key={one} value={one}>
              {said(one)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          onChange={({ target }) => onValue(target.value)}
          onBlur={onLeave}
        />
      )}
      <small className="field-ours">
        {ours === '' ? say('sources.better.empty') : say('sources.better.ours', { ours: said(ours) })}
        {isTold && ` · ${say('sources.better.yours', { yours })}`}
      </small>
      <FaultOf id={id}>{fault}</FaultOf>
    </div>
  )
}

function BasisSelect({ id, basis, onBasis }: { id: string; basis: Basis; onBasis: (basis: Basis) => void }) {
  const { basis: name } = useWords()
  return (
    <select
      id={id}
      value={basis}
      onChange={({ target }) => onBasis(OWN_BASES.find((one) => one === target.value) ?? basis)}
    >
      {OWN_BASES.map((one) => (
        <option key={one} value={one}>
          {name(one)}
        </option>
      ))}
    </select>
  )
}
