import type { Problem, ReportAnswer, SavedMapping } from '@karavan/api'
import { useId, useState } from 'react'
import { api, whyFailed } from '../../api/client.js'
import { Labelled } from '../../question/labelled.js'
import { ProblemText } from '../../shell/problem.js'
import { english } from '../../words/catalogue/en/index.js'
import { isMessage } from '../../words/catalogue.js'
import { useWords } from '../../words/words-context.js'

const PREFIX = 'consignments.column.'
/** What columns of a table can say: each has its words. */
const COLUMNS = Object.keys(english).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))

const ZONES = [
  'place',
  'UTC',
  'Europe/Moscow',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Ashgabat',
  'Asia/Baku',
  'Asia/Tbilisi',
  'Europe/Istanbul',
  'Europe/Vilnius',
  'Asia/Shanghai',
]

interface MappingFieldsProps {
  readonly mapping: NonNullable<ReportAnswer['mapping']>
  /** For whom it can be kept; null while nobody is named. */
  readonly sender: string | null
  /** Whether it was said for this file. */
  readonly isSaid: boolean
  /** Has the file read anew. @param mapping - null: as it was kept for the sender */
  readonly onRead: (mapping: SavedMapping | null) => void
}

/** How the columns of a table are read, to be mended for this file, and kept for its sender. */
export function MappingFields({ mapping, sender, isSaid, onRead }: MappingFieldsProps) {
  const { say, list } = useWords()
  const id = useId()
  const headers = [...mapping.columns.map(({ header }) => header), ...mapping.unused]
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(mapping.columns.map(({ column, header }) => [header, column])),
  )
  const [zone, setZone] = useState(mapping.zone)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setSending] = useState(false)
  const named = (column: string) => {
    const key = `${PREFIX}${column}`
    return isMessage(key) ? say(key) : column
  }
  const isChanged =
    zone !== mapping.zone ||
    headers.some((header) => columns[header] !== mapping.columns.find((one) => one.header === header)?.column)

  const chosen = (): SavedMapping => ({
    columns: Object.fromEntries(Object.entries(columns).map(([header, column]) => [column, header])),
    zone,
  })

  async function keep(of: string) {
    setSending(true)
    setProblem(null)
    try {
      await api.keepMapping(of, chosen())
      onRead(null)
    } catch (error) {
      setProblem(whyFailed(error))
    }
    setSending(false)
  }

  return (
    <details className="import-mapping" open={mapping.missing.length > 0 || !mapping.zoneSure}>
      <summary>
        {say('consignments.mapping')}{' '}
        <small>
          {say(isSaid ? 'reports.said' : mapping.saved ? 'consignments.mapping.saved' : 'consignments.mapping.guessed')}
        </small>
      </summary>
      {mapping.missing.length > 0 && (
        <p className="fault">{say('consignments.mapping.missing', { columns: list(mapping.missing.map(named)) })}</p>
      )}
      <div className="enter-grid">
        {headers.map((header, i) => (
          <Labelled key={header} id={`${id}-${i}`} label={header}>
            <select
              id={`${id}-${i}`}
              value={columns[header] ?? ''}
              onChange={({ target }) => {
                const { [header]: _, ...others } = columns
                setColumns(
                  target.value === '' ? others : { ...withoutColumn(others, target.value), [header]: target.value },
                )
              }}
            >
              <option value="">{say('consignments.mapping.unread')}</option>
              {COLUMNS.map((column) => (
                <option key={column} value={column}>
                  {named(column)}
                </option>
              ))}
            </select>
          </Labelled>
        ))}
        <Labelled
          id={`${id}-zone`}
          label={say('consignments.mapping.zone')}
          aside={!mapping.zoneSure && <span className="aside">{say('consignments.mapping.zoneGuessed')}</span>}
        >
          <select id={`${id}-zone`} value={zone} onChange={({ target }) => setZone(target.value)}>
            {(ZONES.includes(mapping.zone) ? ZONES : [...ZONES, mapping.zone]).map((one) => (
              <option key={one} value={one}>
                {one === 'place' ? say('consignments.mapping.zone.place') : one}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      <div className="enter-buttons">
        <button
          type="button"
          className="button-second"
          disabled={isSending || !isChanged}
          onClick={() => onRead(chosen())}
        >
          {say('reports.readWith')}
        </button>
        {sender !== null && (
          <button
            type="button"
            className="button-second"
            disabled={isSending || (!isChanged && mapping.saved)}
            onClick={() => void keep(sender)}
          >
            {say('reports.keepColumns', { sender })}
          </button>
        )}
      </div>
      {problem && (
        <div className="fault" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </details>
  )
}

/** A column is read under one header only. */
function withoutColumn(columns: Readonly<Record<string, string>>, column: string): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).filter(([, own]) => own !== column))
}
