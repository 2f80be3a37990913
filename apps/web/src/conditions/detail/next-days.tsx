import { DAY_MINUTES } from '@karavan/core'
import { type DayChance, type PlaceWeather, WEATHER_MEASURES, type WeatherAnswer } from '@karavan/model'
import { Fragment } from 'react'
import { SourcedNumber } from '../../sources/source-context.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { forecastAge, greatestInWords, LIKELY, lacksWaves } from '../weather.js'
import { LinkedText } from './linked-text.js'

interface NextDaysProps {
  readonly weather: PlaceWeather
  readonly answer: WeatherAnswer
}

/** How likely a port is to shut on each of the next days, from what on, and whose forecast says so. */
export function NextDays({ weather, answer: { asOf, attribution } }: NextDaysProps) {
  const words = useWords()
  const { say } = words
  const { days, forecasts } = weather
  const age = forecastAge(forecasts, asOf, words)
  return (
    <section className="next-days" aria-labelledby="next-days-title">
      <h3 id="next-days-title">{say('conditions.weather.title')}</h3>
      {days.length === 0 ? (
        <p className="network-none">{say('conditions.weather.none')}</p>
      ) : (
        <>
          <p className="next-days-note">
            {say('conditions.weather.what')} {say('conditions.weather.inPlans')}
          </p>
          <ol className="storm-days">
            {days.map((day) => (
              <StormDay key={day.day} day={day} />
            ))}
          </ol>
        </>
      )}
      <Limits weather={weather} />
      <p className="next-days-note">
        {age}
        {forecasts.some(({ fault }) => fault !== null) && days.length > 0 && <> {say('conditions.weather.fault')}</>}
        {lacksWaves(weather) && <> {say('conditions.weather.noWaves')}</>}
        {attribution !== null && (
          <>
            {' '}
            <LinkedText text={attribution} />
          </>
        )}
      </p>
    </section>
  )
}

/** A day as a bar with its number; one that is likely to shut the port stands out in weight, too. */
function StormDay({ day }: { readonly day: DayChance }) {
  const words = useWords()
  const { say, percent, shortWeekday, shortDate, longDate } = words
  const { on } = useLooking()
  const chance = percent(day.chance)
  const greatest = greatestInWords(day, words)
  const isChosen = day.day <= on && on < day.day + DAY_MINUTES
  return (
    <li className="storm-day" data-likely={day.chance >= LIKELY} data-chosen={isChosen}>
      <span className="unseen">{say('conditions.weather.day', { date: longDate(day.day), chance, greatest })}</span>
      <span className="storm-chance" aria-hidden="true">
        {chance}
      </span>
      <span className="storm-bar" aria-hidden="true">
        <span style={{ height: `${day.chance * 100}%` }} />
      </span>
      <span aria-hidden="true">{shortWeekday(day.day)}</span>
      <span aria-hidden="true">{shortDate(day.day)}</span>
      <span className="storm-greatest" aria-hidden="true">
        {greatest}
      </span>
    </li>
  )
}

/** From what on the port is taken to shut; each figure opens its source. */
function Limits({ weather: { threshold } }: Pick<NextDaysProps, 'weather'>) {
  const { say, tenths } = useWords()
  const name = usePlaceName()(threshold.place)
  const limits = WEATHER_MEASURES.flatMap((measure) => {
    const limit = threshold[measure]
    return limit === null ? [] : [{ measure, limit }]
  })
  return (
    <p>
      {say('conditions.weather.from')}{' '}
      {limits.map(({ measure, limit }, i) => {
        const value = say(`conditions.weather.limit.${measure}`, { text: tenths(limit.value) })
        const what = say('conditions.weather.threshold', { place: name })
        return (
          <Fragment key={measure}>
            {i > 0 && ', '}
            <SourcedNumber figure={{ what, value, sources: [limit] }} />
          </Fragment>
        )
      })}
    </p>
  )
}
