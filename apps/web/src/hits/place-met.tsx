import type { LocationId, PlaceMet } from '@karavan/model'
import { StateMark } from '../conditions/pictures/state-mark.js'
import { PlaceLink } from '../conditions/place-link.js'
import { momentInWords, reportSpan } from '../conditions/say-conditions.js'
import { useWords } from '../words/words-context.js'
import { metBetween } from './hit-words.js'

interface MetPlaceProps {
  readonly met: PlaceMet
  /** Name of a place in the language of the reader. */
  readonly placeName: (id: LocationId) => string
}

/** A place on the way that is said to be shut or limited: since when, who says so, and when the goods come there. */
export function MetPlace({ met, placeName }: MetPlaceProps) {
  const words = useWords()
  const { say } = words
  const { place, state, report } = met
  const reason = report.reason && say(`conditions.reason.${report.reason}`)
  const who = say('conditions.said', { who: report.by, date: momentInWords(report.said, words) })
  return (
    <>
      <p className="way-hit-head way-place-head">
        <StateMark state={state} /> <strong>{placeName(place)}</strong>
      </p>
      <p className="note">{[reason, reportSpan(report, words), who].filter(Boolean).join(' · ')}</p>
      <p className="note">
        {say('hits.place.met', metBetween(met, words))} {say('hits.place.plan')} <PlaceLink place={place} />
      </p>
    </>
  )
}
