import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/consignments.css'
import '../styles/guest.css'
import type { ProgressAnswer } from '@karavan/api'
import { type LocationId, latenessKind, type Milestone } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api, guestApi } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { readIn, useReading } from '../conditions/use-reading.js'
import { guestIn } from '../consignments/detail/seen/sees.js'
import { behind } from '../consignments/detail/story-axis.js'
import { StoryTable } from '../consignments/detail/story-table.js'
import { latenessInWords } from '../consignments/lateness.js'
import { moment } from '../consignments/moments.js'
import { milestoneInWords, whereInWords } from '../consignments/say-consignment.js'
import type { Places } from '../consignments/use-places.js'
import { LanguageMenu } from '../shell/header.js'
import { Opening } from '../shell/opening.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'

/** What happens to one consignment, for whoever has a link: nobody signs in here, and nothing else is shown. */
export default function GuestPage() {
  const { say } = useWords()
  const [given] = useState(() => guestIn(location.pathname, location.hash))
  useEffect(() => {
    document.title = say('consignments.guest.title')
  }, [say])
  return (
    <main className="guest">
      <div className="guest-head">
        <div>
          <p className="eyebrow">Karavan</p>
          <h1>{given?.consignmentId ?? say('consignments.guest.title')}</h1>
        </div>
        <LanguageMenu />
      </div>
      {given === null ? (
        <p className="conditions-none" role="alert">
          {say('consignments.guest.gone')}
        </p>
      ) : (
        <GuestStory {...given} />
      )}
    </main>
  )
}

interface GuestStoryProps {
  readonly consignmentId: string
  readonly secret: string
}

function GuestStory({ consignmentId, secret }: GuestStoryProps) {
  const { say } = useWords()
  const [state, again] = useReading(consignmentId, (signal) =>
    guestApi(secret).consignmentProgress(consignmentId, signal),
  )
  const told = readIn(state)
  if (state.kind === 'failed') {
    const isOver = [401, 404].includes(state.problem.status)
    if (!isOver) return <Failed problem={state.problem} onAgain={again} />
    return (
      <p className="conditions-none" role="alert">
        {say('consignments.guest.gone')}
      </p>
    )
  }
  if (told === null) return <Opening word={say('consignments.reading.story')} />
  return <Told told={told} />
}

function Told({ told: { progress, lateMinutes } }: { readonly told: ProgressAnswer }) {
  const words = useWords()
  const { say } = words
  const places = { nameOf: useNames() }
  const positions = [...new Set(progress.positions.map((position) => whereInWords(position, places, words)))]
  return (
    <>
      <p className="consignment-now">
        {positions.join('; ')}
        {lateMinutes !== null && (
          <span className="consignment-late" data-late={latenessKind(lateMinutes)}>
            {latenessInWords(lateMinutes, words)}
          </span>
        )}
      </p>
      {progress.silentSince !== null && (
        <p className="guest-gap">{say('consignments.guest.silent', { since: moment(progress.silentSince, words) })}</p>
      )}
      {progress.milestones.length === 0 ? (
        <p className="conditions-none">{say('consignments.guest.none')}</p>
      ) : (
        <>
          <Milestones milestones={progress.milestones} places={places} />
          <details className="note">
            <summary>{say('consignments.table')}</summary>
            <StoryTable milestones={progress.milestones} places={places} />
          </details>
        </>
      )}
      <p className="note">
        {say('consignments.asOf', { at: moment(progress.asOf, words) })} {say('consignments.guest.more')}
      </p>
    </>
  )
}

interface MilestonesProps {
  readonly milestones: ProgressAnswer['progress']['milestones']
  readonly places: Pick<Places, 'nameOf'>
}

/** Milestones of which a time is known, each with the time that it is best known by, and how late it was or is. */
function Milestones({ milestones, places }: MilestonesProps) {
  const words = useWords()
  const timed = milestones.filter(({ actual, estimated, planned }) => actual !== null || estimated !== null || planned)
  return (
    <ol className="guest-milestones">
      {timed.map((milestone) => {
        const late = behind(milestone)
        return (
          <li key={`${milestone.leg} ${milestone.kind} ${milestone.place}`} data-passed={milestone.actual !== null}>
            <span>{milestoneInWords(milestone, places, words)}</span>
            <span>{bestTime(milestone, words)}</span>
            {late !== null && (
              <span className="consignment-late" data-late={latenessKind(late)}>
                {latenessInWords(late, words)}
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** As it was, else as it is expected, else as it was planned. */
function bestTime(
  { actual, estimated, planned }: Pick<Milestone, 'actual' | 'estimated' | 'planned'>,
  words: Words,
): string {
  if (actual !== null) return words.say('consignments.happenedAt', { at: moment(actual, words) })
  if (estimated !== null) return words.say('consignments.expectedAt', { at: moment(estimated, words) })
  const at = planned?.p50 ?? null
  return at === null ? words.say('consignments.noTime') : words.say('consignments.plannedAt', { at: moment(at, words) })
}

/** Names of places; a guest reads no network, which names them in English. */
function useNames(): (id: LocationId) => string {
  const { place } = useWords()
  const [english, setEnglish] = useState<Readonly<Record<LocationId, string>>>({})
  useEffect(() => {
    const leaving = new AbortController()
    api.locationNames('en', leaving.signal).then(
      ({ names }) => setEnglish(names),
      () => undefined,
    )
    return () => leaving.abort()
  }, [])
  return (id) => place(id, english[id] ?? id)
}
