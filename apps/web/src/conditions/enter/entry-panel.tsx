import '../../styles/enter.css'
import { type Cells, ENTERED_KINDS, type EnteredAnswer, entryCells, orderCells } from '@karavan/api'
import { useMemo } from 'react'
import { api } from '../../api/client.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import type { Begun, Entering } from '../address.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { Failed } from '../failed.js'
import type { Kept } from '../kept-notice.js'
import { readIn, useReading } from '../use-reading.js'
import type { EntryKind } from './cells.js'
import { EnteredList } from './entered-list.js'
import { EntryForm } from './entry-form.js'

interface EntryPanelProps {
  readonly enter: Entering
  readonly begun: Begun
  readonly takesFocus: boolean
  /** @param isLeft - whether the form was left meanwhile */
  readonly onKept: (kept: Kept, isLeft: boolean) => void
  readonly onClose: () => void
}

/** What people enter: an order, the state of a place, a count; and what was entered here before. */
export default function EntryPanel({ enter, begun, takesFocus, onKept, onClose }: EntryPanelProps) {
  const { say } = useWords()
  const { revision, openEntry } = useLooking()
  const placeName = usePlaceName()
  const [state, again] = useReading(`entered ${revision}`, (signal) => api.entered({}, signal))
  const entered = readIn(state)
  const isBegun = begun.corrects !== null || begun.amends !== null
  const title = begun.corrects === null ? 'enter.heading' : 'enter.heading.correct'
  return (
    <DetailFrame
      kind={say('enter.eyebrow')}
      title={say(enter === 'made' ? 'enter.made' : title)}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      {!isBegun && (
        <nav className="enter-kinds" aria-label={say('enter.heading')}>
          <div className="sorts">
            {ENTERED_KINDS.map((kind) => (
              <button key={kind} type="button" aria-pressed={enter === kind} onClick={() => openEntry(kind)}>
                {say(`enter.kind.${kind}`)}
              </button>
            ))}
          </div>
          <button
            type="button"
            className="button-quiet"
            aria-pressed={enter === 'made'}
            onClick={() => openEntry('made')}
          >
            {say('enter.made.count', { count: entered?.entries.length ?? 0 })}
          </button>
        </nav>
      )}
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {entered === null && state.kind === 'reading' && <Opening word={say('enter.made.reading')} />}
      {entered !== null &&
        (enter === 'made' ? (
          <EnteredList entries={entered.entries} />
        ) : (
          <Begin
            key={`${enter} ${begun.corrects} ${begun.amends}`}
            kind={enter}
            begun={begun}
            entered={entered}
            onKept={({ id = '', title = id, place, handled_per_day: rate = '' }, isLeft) => {
              const isUnrated = enter === 'queues' && rate === ''
              const named = place === undefined ? { title, place: null } : { title: placeName(place), place }
              onKept({ id, ...named, isUnrated }, isLeft)
            }}
          />
        ))}
    </DetailFrame>
  )
}

interface BeginProps {
  readonly kind: EntryKind
  readonly begun: Begun
  readonly entered: EnteredAnswer
  readonly onKept: (row: Cells, isLeft: boolean) => void
}

/** Reads what the form begins with, then opens it. */
function Begin({ kind, begun, entered, onKept }: BeginProps) {
  const { say } = useWords()
  const { register } = useLooking()
  const form = [kind, begun.corrects, begun.amends].filter(Boolean).join(' ')
  const [state, again] = useReading(form, (signal) => firstOf(kind, begun, signal))
  const taken = useMemo(
    () => new Set([...register.orders.map(({ id }) => id), ...entered.entries.map(({ id }) => id)]),
    [register, entered],
  )
  const first = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (first === null) return <Opening word={say('enter.beginning')} />
  return <EntryForm {...{ kind, ...first, form: `${form} ${first.version}`, taken, onKept }} />
}

/** Columns of an order that those which amend it begin with. */
const TERMS = [
  ...['issuer', 'places', 'countries', 'directions', 'modes', 'origins', 'origin_places', 'destinations'],
  ...['equipment', 'foreign_wagons', 'empties_only', 'goods_hs', 'goods_excluded', 'quota_value', 'quota_unit'],
]

interface First {
  readonly cells: Cells
  /** The version that is corrected; 0 for a new entry. */
  readonly version: number
}

async function firstOf(kind: EntryKind, begun: Begun, signal: AbortSignal): Promise<First> {
  if (begun.corrects === null) return { cells: await amendingCells(begun, signal), version: 0 }
  const { versions } = await api.entryHistory(kind, begun.corrects, signal)
  const body = versions.findLast((version) => version.body !== null)?.body
  const cells = body === undefined || body === null ? {} : entryCells(kind, body)
  return { cells, version: versions.at(-1)?.version ?? 0 }
}

async function amendingCells({ amends }: Begun, signal: AbortSignal): Promise<Cells> {
  if (amends === null) return {}
  const { orders } = await api.orderChain(amends, undefined, signal)
  const amended = orders.find(({ order }) => order.id === amends)?.order
  if (amended === undefined) return {}
  const cells = orderCells(amended)
  const terms = TERMS.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]] as const]))
  return { ...Object.fromEntries(terms), action: 'extend', amends }
}
