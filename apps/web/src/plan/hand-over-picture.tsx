import { DAY_MINUTES, type EpochMinutes } from '@karavan/core'
import { useWords } from '../words/words-context.js'
import { type Calendar, calendar, placeIn } from './calendar.js'
import { CalendarTicks } from './calendar-ticks.js'
import { type ChanceOf, type HandOverDay, ofBestWay, ofOwnWay, WANTED_CHANCES } from './hand-overs.js'

const WIDTH = 1000
const HEIGHT = 120
/** Days shown on which the chance is as good as one. */
const SURE_DAYS = 4

interface HandOverPictureProps {
  readonly days: readonly HandOverDay[]
  /** The day that was asked for. */
  readonly ready: EpochMinutes
  readonly deadline: EpochMinutes
}

/** The chance of the deadline by day of hand-over: of the way that is looked at, and of the best way where that is better. */
export function HandOverPicture({ days, ready, deadline }: HandOverPictureProps) {
  const { say, shortDate } = useWords()
  const falls = days.findIndex((day) => (ofOwnWay(day) ?? ofBestWay(day) ?? 0) < 0.995)
  const asked = days.findIndex((day) => day.ready >= ready)
  const first = Math.max(0, Math.min(falls < 0 ? days.length : falls, asked < 0 ? days.length : asked) - SURE_DAYS)
  const drawn = days.slice(first)
  const sheet = calendar(drawn[0]?.ready ?? ready, deadline)
  const y = (chance: number) => (1 - chance) * HEIGHT
  const isOwn = drawn.some((day) => day.own !== null)
  const isBetter = drawn.some((day) => (ofBestWay(day) ?? 0) > (ofOwnWay(day) ?? 0) + 0.005)
  return (
    <figure className="hand-over">
      <ol className="hand-over-chances" aria-hidden="true">
        {WANTED_CHANCES.filter((_, i) => i % 2 === 0).map((chance) => (
          <Level key={chance} chance={chance} />
        ))}
      </ol>
      <div className="hand-over-field">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say('plan.handOver.picture', { from: shortDate(sheet.from), to: shortDate(deadline) })}
        >
          {WANTED_CHANCES.filter((_, i) => i % 2 === 0).map((chance) => (
            <line key={chance} className="strip-grid" x1="0" x2={WIDTH} y1={y(chance)} y2={y(chance)} />
          ))}
          {isBetter && <path className="hand-over-best" d={lineOf(drawn, sheet, ofBestWay)} />}
          {isOwn && <path className="hand-over-own" d={lineOf(drawn, sheet, ofOwnWay)} />}
          <line
            className="hand-over-asked"
            x1={placeIn(sheet, ready) * WIDTH}
            x2={placeIn(sheet, ready) * WIDTH}
            y1="0"
            y2={HEIGHT}
          />
        </svg>
        <span
          className={placeIn(sheet, ready) > 0.7 ? 'hand-over-flag flag-left' : 'hand-over-flag'}
          style={{ left: `${placeIn(sheet, ready) * 100}%` }}
          aria-hidden="true"
        >
          {say('plan.handOver.asked')}
        </span>
      </div>
      <CalendarTicks sheet={sheet} />
      {isOwn && isBetter && (
        <figcaption className="hand-over-key">
          <span className="key-own">{say('plan.handOver.own')}</span>
          <span className="key-best">{say('plan.handOver.best')}</span>
        </figcaption>
      )}
    </figure>
  )
}

function Level({ chance }: { chance: number }) {
  const { percent } = useWords()
  return <li style={{ bottom: `${chance * 100}%` }}>{percent(chance)}</li>
}

/** Steps from day to day; a day without the way interrupts them. */
function lineOf(days: readonly HandOverDay[], sheet: Calendar, of: ChanceOf): string {
  let drawing = false
  return days
    .map((day) => {
      const chance = of(day)
      const from = chance === null || !drawing ? 'M' : 'L'
      drawing = chance !== null
      if (chance === null) return ''
      const x = placeIn(sheet, Math.min(day.ready + DAY_MINUTES / 2, sheet.to)) * WIDTH
      return `${from}${x.toFixed(1)},${((1 - chance) * HEIGHT).toFixed(1)}`
    })
    .join(' ')
}
