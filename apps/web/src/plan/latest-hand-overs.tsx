import { DAY_MINUTES, type EpochMinutes, formatDate } from '@karavan/core'
import type { ProfileAnswer } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import {
  type ChanceOf,
  type HandOverDay,
  latestDay,
  ofBestWay,
  ofOwnWay,
  startOfDay,
  WANTED_CHANCES,
} from './hand-overs.js'

interface LatestHandOversProps {
  readonly days: readonly HandOverDay[]
  readonly ways: ProfileAnswer['ways']
  /** The way that is looked at; null for one that decides on the way, whose days are not worked out. */
  readonly wayId: string | null
  /** The day that was asked for. */
  readonly ready: EpochMinutes
  /** Asks again with the goods ready on another day, `2027-02-01`. */
  readonly onReady: (day: string) => void
}

/** How late the goods may be handed over for each chance of the deadline: by the way that is looked at, and by the best. */
export function LatestHandOvers({ days, ways, wayId, ready, onReady }: LatestHandOversProps) {
  const { say, percent } = useWords()
  const rows = WANTED_CHANCES.map((chance) => ({
    chance,
    own: latestDay(days, chance, ofOwnWay),
    best: latestDay(days, chance, ofBestWay),
  }))
  const isBetter = wayId === null || rows.some(({ own, best }) => own !== best)
  const day = (found: HandOverDay | null, of: ChanceOf) => (
    <LatestDay found={found} first={days[0] ?? null} of={of} ready={ready} onReady={onReady} />
  )
  return (
    <table className="latest" aria-label={say('plan.handOver.title')}>
      <thead>
        <tr>
          <th scope="col">{say('plan.handOver.chance')}</th>
          {wayId !== null && <th scope="col">{say('plan.handOver.own')}</th>}
          {isBetter && <th scope="col">{say('plan.handOver.best')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ chance, own, best }) => {
          const way = ways.find((one) => one.wayId === best?.best?.wayId)
          return (
            <tr key={chance}>
              <th scope="row">{percent(chance)}</th>
              {wayId !== null && <td>{day(own, ofOwnWay)}</td>}
              {isBetter && (
                <td>
                  {day(best, ofBestWay)}
                  {way !== undefined && way.wayId !== wayId && <BestWay way={way} />}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function BestWay({ way }: { way: ProfileAnswer['ways'][number] }) {
  const { tell } = useWords()
  return <small className="latest-way">{tell(way.told.title)}</small>
}

interface LatestDayProps {
  readonly found: HandOverDay | null
  readonly first: HandOverDay | null
  readonly of: ChanceOf
  readonly ready: EpochMinutes
  readonly onReady: (day: string) => void
}

/** The day as a button that asks for it, with how far it lies from the day that was asked for; or why there is none. */
function LatestDay({ found, first, of, ready, onReady }: LatestDayProps) {
  const { say, weekday, percent } = useWords()
  if (found === null) {
    const most = first === null ? null : of(first)
    return (
      <span className="latest-none">
        {most === null || first === null
          ? say('plan.handOver.noWay')
          : say('plan.handOver.never', { chance: percent(most), day: weekday(first.ready) })}
      </span>
    )
  }
  const days = (found.ready - startOfDay(ready)) / DAY_MINUTES
  if (days === 0)
    return <span className="latest-asked">{say('plan.handOver.same', { day: weekday(found.ready) })}</span>
  return (
    <>
      <button type="button" className="latest-day" onClick={() => onReady(formatDate(found.ready))}>
        {weekday(found.ready)}
      </button>{' '}
      <span className="latest-shift">
        {say(days > 0 ? 'plan.handOver.later' : 'plan.handOver.earlier', { days: Math.abs(days) })}
      </span>
    </>
  )
}
