import { formatDate } from '@karavan/core'
import type { CalendarAnswer } from '@karavan/model'
import { Term } from '../../help/term.js'
import { InnerLink } from '../../shell/inner-link.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { countDays, type MonthBlock, monthBlocks } from '../pictures/calendar-layout.js'
import { CELL, DayMark, dayKind } from '../pictures/day-mark.js'

interface YearPictureProps {
  readonly calendar: CalendarAnswer
  /** Another year is being read. */
  readonly isOld: boolean
  readonly onDay: (day: string) => void
}

/** A year of a place: each day as it was said to be, and how much of each month the place is usually shut. */
export function YearPicture({ calendar, isOld, onDay }: YearPictureProps) {
  const { say, number } = useWords()
  const { closed, limited, open, unsaid, ordered } = countDays(calendar.days)
  const observed = calendar.months.reduce((sum, month) => sum + month.observed, 0)
  const known = calendar.months.some(({ usual }) => usual !== null)
  const legend = [
    ['closed', say('conditions.calendar.closed', { count: number(closed) })],
    ['limited', say('conditions.calendar.limited', { count: number(limited) })],
    ['open', say('conditions.calendar.open', { count: number(open) })],
    ['unsaid', say('conditions.calendar.unsaid', { count: number(unsaid) })],
  ] as const
  return (
    <div className="year-body" aria-busy={isOld}>
      <ul className="year-legend">
        {legend.map(([kind, word]) => (
          <li key={kind}>
            <LegendDay kind={kind} isOrdered={false} />
            {word}
          </li>
        ))}
        <li>
          <LegendDay kind="unsaid" isOrdered />
          {say('conditions.calendar.ordered', { count: number(ordered) })}
        </li>
      </ul>
      <ol className="year-months">
        {monthBlocks(calendar.year).map((block) => (
          <Month key={block.month} block={block} calendar={calendar} onDay={onDay} />
        ))}
      </ol>
      <p className="year-note">
        {known ? (
          <>
            <Term name="closure">{say('conditions.usual')}</Term>: {say('conditions.usual.more')}{' '}
            {say('conditions.observed', { count: observed, text: number(observed) })}{' '}
            <InnerLink href={`/network?table=closures&row=${encodeURIComponent(`${calendar.place}/closures`)}`}>
              {say('conditions.usual.source')}
            </InnerLink>
          </>
        ) : (
          say('conditions.usual.none')
        )}
      </p>
    </div>
  )
}

function LegendDay({ kind, isOrdered }: { readonly kind: ReturnType<typeof dayKind>; readonly isOrdered: boolean }) {
  return (
    <svg viewBox={`0 0 ${CELL} ${CELL}`} width="14" height="14" aria-hidden="true">
      <DayMark x={0} y={0} kind={kind} isOrdered={isOrdered} isChosen={false} />
    </svg>
  )
}

/** Most columns that a month can have. */
const WEEKS = 6

interface MonthProps extends Pick<YearPictureProps, 'calendar' | 'onDay'> {
  readonly block: MonthBlock
}

function Month({ block: { month, days }, calendar, onDay }: MonthProps) {
  const { say, shortMonth, month: monthOf, percent, number } = useWords()
  const { on } = useLooking()
  const first = Date.UTC(calendar.year, month) / 60_000
  const own = days.map(({ day }) => calendar.days[day] ?? { said: null, orders: [] })
  const { closed, limited, ordered } = countDays(own)
  const { usual = null, seen = null, observed = 0 } = calendar.months[month] ?? {}
  return (
    <li className="month">
      <p className="month-name">{shortMonth(first)}</p>
      <svg
        viewBox={`0 0 ${WEEKS * CELL} ${7 * CELL}`}
        role="img"
        aria-label={say('conditions.calendar.month', {
          month: monthOf(first),
          closed: number(closed),
          limited: number(limited),
          ordered: number(ordered),
        })}
      >
        {days.map(({ at, day, week, weekday }, i) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a convenience of the picture; the field of the day does the same
          <g key={day} onClick={() => onDay(formatDate(at))}>
            <DayMark
              x={week * CELL}
              y={weekday * CELL}
              kind={dayKind(own[i]?.said ?? null)}
              isOrdered={(own[i]?.orders.length ?? 0) > 0}
              isChosen={at <= on && on < at + 1440}
            />
          </g>
        ))}
      </svg>
      {usual !== null && (
        <p
          className="month-usual"
          title={seen === null ? undefined : say('conditions.seen', { share: percent(seen), count: observed })}
        >
          <span className="month-share" aria-hidden="true">
            <span style={{ width: `${usual * 100}%` }} />
          </span>
          {percent(usual)} <span className="unseen">{say('conditions.usual')}</span>
        </p>
      )}
    </li>
  )
}
