import { useWords } from '../words/words-context.js'
import type { DateChange } from './use-date-change.js'

/** What another day of hand-over changed: which orders are met no longer, which now, and how long the quickest way takes. */
export function DateChangeNote({ change }: { change: DateChange }) {
  const { say, list, longDate, naming } = useWords()
  const { before, after, gone, come, half } = change
  const titles = (orders: DateChange['gone']) => list(orders.map((title) => naming.ofData(title)))
  const told = [
    gone.length > 0 && say('hits.change.gone', { count: gone.length, orders: titles(gone) }),
    come.length > 0 && say('hits.change.come', { count: come.length, orders: titles(come) }),
    half !== null && say('hits.change.half', { before: longDate(half.before), after: longDate(half.after) }),
  ].filter((line): line is string => typeof line === 'string')
  return (
    <aside className="date-change">
      <p>
        <strong>{say('hits.change', { before: longDate(before), after: longDate(after) })}</strong>
      </p>
      <ul>
        {told.length === 0 ? <li>{say('hits.change.nothing')}</li> : told.map((line) => <li key={line}>{line}</li>)}
      </ul>
    </aside>
  )
}
