import type { ConditionsAnswer, LocationId } from '@karavan/model'
import { useState } from 'react'
import { api } from '../../api/client.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { ConditionsContext, useLooking, usePlaceName } from '../conditions-context.js'
import { FIRST_YEAR, LAST_YEAR } from '../days.js'
import { Failed } from '../failed.js'
import { OrderLine } from '../order-line.js'
import { PlaceLine } from '../place-line.js'
import { QueueLine } from '../queue-line.js'
import { UnratedLine } from '../unrated-line.js'
import { readIn, useReading } from '../use-reading.js'
import { LoadingFrom } from './loading-from.js'
import { NextDays } from './next-days.js'
import { YearPicture } from './year-picture.js'

interface PlaceDetailProps {
  readonly place: LocationId
  readonly answer: ConditionsAnswer
  readonly onDay: (day: string) => void
  readonly takesFocus: boolean
  readonly onClose: () => void
}

/** A place on the day, and its years: when it was said to be shut, under which orders, how much of each month it is shut. */
export function PlaceDetail({ place, answer, onDay, takesFocus, onClose }: PlaceDetailProps) {
  const { say } = useWords()
  const { on, revision } = useLooking()
  const name = usePlaceName()(place)
  const ofDay = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, new Date(on * 60_000).getUTCFullYear()))
  const [chosen, setChosen] = useState<{ readonly ofDay: number; readonly year: number } | null>(null)
  const year = chosen?.ofDay === ofDay ? chosen.year : ofDay
  const [state, again] = useReading(`${place} ${year} ${revision}`, (signal) => api.calendar(place, year, signal))
  const calendar = readIn(state)
  return (
    <DetailFrame kind={say('conditions.place')} title={name} takesFocus={takesFocus} onClose={onClose}>
      <Today place={place} answer={answer} />
      <Weather place={place} />
      <LoadingFrom key={place} place={place} />
      <section className="year" aria-labelledby="year-title">
        <h3 id="year-title">{say('conditions.calendar')}</h3>
        <Years year={year} onYear={(next) => setChosen({ ofDay, year: next })} />
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {calendar ? (
          <YearPicture calendar={calendar} isOld={state.kind === 'reading'} onDay={onDay} />
        ) : (
          state.kind === 'reading' && <Opening word={say('conditions.calendar.reading')} />
        )}
      </section>
    </DetailFrame>
  )
}

interface YearsProps {
  readonly year: number
  readonly onYear: (year: number) => void
}

function Years({ year, onYear }: YearsProps) {
  const { say } = useWords()
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
  return (
    <fieldset className="years" aria-label={say('conditions.year')}>
      {years.map((one) => (
        <button key={one} type="button" aria-pressed={one === year} onClick={() => onYear(one)}>
          {one}
        </button>
      ))}
    </fieldset>
  )
}

/** The next days of a port; nothing where no forecast is connected, and a word where nobody says from what on it shuts. */
function Weather({ place }: Pick<PlaceDetailProps, 'place'>) {
  const { say } = useWords()
  const { weather: answer, register } = useLooking()
  if (answer === null) return null
  const weather = answer.places.find(({ threshold }) => threshold.place === place)
  if (weather !== undefined) return <NextDays weather={weather} answer={answer} />
  return register.placeOf(place)?.kind === 'seaport' ? (
    <p className="next-days-note">{say('conditions.weather.noThreshold')}</p>
  ) : null
}

/** What is said of the place on the day. */
function Today({ place, answer }: Pick<PlaceDetailProps, 'place' | 'answer'>) {
  const { say, longDate } = useWords()
  const looking = useLooking()
  const { on } = looking
  const states = answer.places.filter((one) => one.place === place)
  const queues = answer.queues.filter((one) => one.place === place)
  const unrated = answer.unratedCounts.filter((one) => one.place === place)
  const orders = answer.orders.filter(({ order }) => order.places.includes(place))
  const coming = answer.coming.filter(({ order }) => order.places.includes(place))
  const none = states.length + queues.length + unrated.length + orders.length === 0
  return (
    <section>
      <h3>{say('conditions.place.on', { date: longDate(on) })}</h3>
      {none ? (
        <p className="network-none">{say('conditions.place.none')}</p>
      ) : (
        <ConditionsContext value={{ ...looking, place: null }}>
          <ul className="entries">
            {states.map((standing) => (
              <PlaceLine key={standing.report.id} standing={standing} />
            ))}
            {queues.map((queue) => (
              <QueueLine key={`${queue.unit} ${queue.towards}`} queue={queue} among={queues} />
            ))}
            {unrated.map((count) => (
              <UnratedLine key={count.id} count={count} />
            ))}
            {orders.map((standing) => (
              <OrderLine key={standing.order.id} standing={standing} />
            ))}
          </ul>
        </ConditionsContext>
      )}
      {coming.length > 0 && (
        <ConditionsContext value={{ ...looking, place: null }}>
          <h3>{say('conditions.coming')}</h3>
          <ul className="entries">
            {coming.map((standing) => (
              <OrderLine key={standing.order.id} standing={standing} />
            ))}
          </ul>
        </ConditionsContext>
      )}
    </section>
  )
}
