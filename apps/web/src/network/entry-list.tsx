import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { EntryLine } from './entry-line.js'
import { useBrowsing } from './network-context.js'
import { OrderAxis } from './pictures/order-bar.js'
import { spanOf } from './pictures/order-bars.js'
import type { Entry } from './tables.js'

/** Entries that are drawn at a time; a thousand at once make the page slow. */
const AT_A_TIME = 100
/** Years back to which the bars of orders are drawn. */
const YEARS = 5

/** Entries as lines, the first hundred until more are wanted, and as far as the one that is open. */
export function EntryList({ entries }: { readonly entries: readonly Entry[] }) {
  const { say, number } = useWords()
  const { opened, network } = useBrowsing()
  const [wanted, setWanted] = useState(AT_A_TIME)
  const list = useRef<HTMLOListElement>(null)
  const place = entries.findIndex(({ id }) => id === opened)
  const shown = entries.slice(0, Math.max(wanted, place + 1))
  const orders = entries.flatMap((entry) => (entry.table === 'restrictions' ? [entry.rows[0]] : []))
  const span = orders.length > 0 ? spanOf(orders, network.at, YEARS) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins with its first hundred
  useEffect(() => setWanted(AT_A_TIME), [entries])
  const before = useRef<number>(-1)
  useEffect(() => {
    const line = list.current?.children[place]
    line?.scrollIntoView({ block: 'nearest' })
    // What was open gives the keyboard back to its line.
    if (opened === null) list.current?.children[before.current]?.querySelector('button')?.focus()
    before.current = place
  }, [place, opened])
  const left = entries.length - shown.length
  return (
    <>
      {span && <OrderAxis span={span} at={network.at} />}
      <ol className="entries" ref={list}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <EntryLine entry={entry} span={span} />
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" className="button-second" onClick={() => setWanted(shown.length + AT_A_TIME)}>
          {say('network.more', { count: number(Math.min(left, AT_A_TIME)), left: number(left) })}
        </button>
      )}
    </>
  )
}
