import { useWords } from '../words/words-context.js'
import { type Calendar, placeIn } from './calendar.js'

/** Where a date would be cut off at the end of the calendar. */
const TOO_FAR = 0.9

/** The dates of a calendar. */
export function CalendarTicks({ sheet }: { sheet: Calendar }) {
  const { shortDate } = useWords()
  return (
    <div className="calendar-ticks" aria-hidden="true">
      {sheet.ticks
        .filter(({ at }) => placeIn(sheet, at) < TOO_FAR)
        .map(({ at, major }) => (
          <span key={at} className={major ? undefined : 'tick-minor'} style={{ left: `${placeIn(sheet, at) * 100}%` }}>
            {shortDate(at)}
          </span>
        ))}
    </div>
  )
}
