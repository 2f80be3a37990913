import type { DayChance, PlaceWeather } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import { useLooking, usePlaceName } from './conditions-context.js'
import { LikelyMark } from './pictures/state-mark.js'
import { SourceButton } from './source-button.js'
import { greatestInWords } from './weather.js'

interface WeatherLineProps {
  readonly weather: PlaceWeather
  readonly day: DayChance
}

/** A port that is likely to shut: with what chance, and by what wind or waves. */
export function WeatherLine({ weather: { threshold }, day }: WeatherLineProps) {
  const words = useWords()
  const { say, percent } = words
  const { order, place: opened, openPlace } = useLooking()
  const name = usePlaceName()(threshold.place)
  const limit = threshold[day.by]
  return (
    <li className="condition">
      <button
        type="button"
        className="entry condition-open"
        aria-current={order === null && opened === threshold.place}
        data-key={`weather:${threshold.place}`}
        onClick={() => openPlace(threshold.place)}
      >
        <span className="condition-head">
          <LikelyMark />
          <span className="condition-issuer">{greatestInWords(day, words)}</span>
        </span>
        <span className="entry-title">{name}</span>
        <span className="entry-sub">{say('conditions.weather.chance', { chance: percent(day.chance) })}</span>
      </button>
      {limit && (
        <SourceButton
          what={say('conditions.weather.threshold', { place: name })}
          value={String(limit.value)}
          source={limit}
        />
      )}
    </li>
  )
}
