import { BasisMark } from '../sources/basis-mark.js'
import { dateOf } from '../words/date-of.js'
import { useWords } from '../words/words-context.js'
import { useBrowsing, useNetworkWords } from './network-context.js'
import { originOf } from './origin.js'
import { MonthStrip } from './pictures/month-strip.js'
import { OrderBar } from './pictures/order-bar.js'
import type { Span } from './pictures/order-bars.js'
import { RangeStrip } from './pictures/range-strip.js'
import { subOf, summaryOf, titleOf } from './say-entry.js'
import type { Entry, EntryOf, TableName } from './tables.js'

interface EntryLineProps {
  readonly entry: Entry
  /** The time that bars of orders are drawn in. */
  readonly span?: Span | undefined
}

/** An entry in words: what it is, its figures, and how they are known. Pressed, it opens. */
export function EntryLine({ entry, span }: EntryLineProps) {
  const said = useNetworkWords()
  const { open, opened, network } = useBrowsing()
  const title = titleOf(entry, said)
  const { basis, sourceDate } = originOf(entry)
  const amends = entry.table === 'restrictions' && entry.rows[0].amends !== null
  return (
    <button
      type="button"
      className="entry"
      aria-current={opened === entry.id}
      data-amends={amends}
      onClick={() => open(entry.id)}
    >
      <span className="entry-title" lang={title.lang}>
        {title.text}
      </span>
      <span className="entry-sub">{subOf(entry, said)}</span>
      <Figure entry={entry} />
      <span className="entry-origin">
        <BasisMark basis={basis} /> {dateOf(sourceDate, said.words)}
      </span>
      {entry.table === 'restrictions' && span && <OrderBar order={entry.rows[0]} span={span} at={network.at} />}
    </button>
  )
}

/** The figure of an entry that its picture answers quicker than words. */
function Figure({ entry }: { readonly entry: Entry }) {
  const { spread } = useWords()
  switch (entry.table) {
    case 'handling': {
      const [{ hours }] = entry.rows
      return (
        <span className="entry-figure">
          <strong>{spread(summaryOf(hours))}</strong>
          {entry.rows.length > 1 ? <HandlingMonths entry={entry} /> : <RangeStrip knots={hours} />}
        </span>
      )
    }
    case 'services': {
      const [{ calls }] = entry.rows
      const hours = calls.length === 2 ? calls[1]?.hours : undefined
      if (hours === undefined) return null
      return (
        <span className="entry-figure">
          <strong>{spread(summaryOf(hours))}</strong>
        </span>
      )
    }
    case 'closures':
      return (
        <span className="entry-figure">
          <ClosureMonths entry={entry} />
        </span>
      )
    default:
      return null
  }
}

interface MonthsProps<Table extends TableName> {
  readonly entry: EntryOf<Table>
  /** Whether the months are named. */
  readonly isLarge?: true
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1)

/** Median hours by month; months without a row of their own are as the year. */
export function HandlingMonths({ entry, isLarge }: MonthsProps<'handling'>) {
  const { letters, say, duration, monthName } = useMonths()
  const [year] = entry.rows
  const values = MONTHS.map((month) => (entry.rows.find((row) => row.month === month) ?? year).hours.p50)
  const most = Math.max(...values)
  const label = say('network.months.longest', { month: monthName(values.indexOf(most)), value: duration(most) })
  return <MonthStrip values={values} most={most} label={label} letters={isLarge ? letters : undefined} />
}

/** Share of each month that a place is shut. */
export function ClosureMonths({ entry, isLarge }: MonthsProps<'closures'>) {
  const { letters, say, percent, monthName } = useMonths()
  const values = MONTHS.map((month) => entry.rows.find((row) => row.month === month)?.share ?? null)
  const most = Math.max(...values.map((value) => value ?? 0))
  const label = say('network.months.shut', { month: monthName(values.indexOf(most)), value: percent(most) })
  return <MonthStrip values={values} most={CLOSURE_SCALE} label={label} letters={isLarge ? letters : undefined} />
}

/** Share of a month that a full bar stands for, the same for all places. */
const CLOSURE_SCALE = 0.5

function useMonths() {
  const words = useWords()
  const monthName = (month: number) => words.longMonth(Date.UTC(2026, month) / 60_000)
  return {
    ...words,
    monthName,
    letters: MONTHS.map((month) =>
      monthName(month - 1)
        .charAt(0)
        .toLocaleUpperCase(words.language),
    ),
  }
}
