import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/consignments.css'
import '../styles/watch.css'
import type { ListedConsignment } from '@karavan/api'
import { useState } from 'react'
import { api } from '../api/client.js'
import { useNews } from '../api/news.js'
import { Failed } from '../conditions/failed.js'
import { useRenewals } from '../conditions/renew-when-old.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import { ageInWords } from '../consignments/moments.js'
import { Pages } from '../consignments/pages.js'
import { whereInWords } from '../consignments/say-consignment.js'
import { useComing, useCount, useRenewing } from '../consignments/use-coming.js'
import { type Places, usePlaces } from '../consignments/use-places.js'
import { InnerLink } from '../shell/inner-link.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { ConsignmentName } from './consignment-name.js'
import { WATCH_PATHS } from './paths.js'
import { RiskLine } from './risk-line.js'

/** Consignments on one page, and most silent ones that are listed. */
const [PAGE_SIZE, MOST] = [50, 20]
/** After so long all is looked at anew while the page is seen. */
const RENEWED_MINUTES = 15

const NONE: readonly ListedConsignment[] = []

/** Consignments by the chance that they miss the time that counts; beside them those gone silent. */
export function WatchPage() {
  const { say, number } = useWords()
  const places = usePlaces()
  const renewals = useRenewals(RENEWED_MINUTES) + useNews()
  const [looks, lookAgain] = useCount()
  const [skip, turnTo] = useState(0)
  const [state, again] = useReading(`risk ${skip} ${renewals} ${looks}`, (signal) =>
    api.consignments({ estimated: true, order: 'risk', limit: PAGE_SIZE, ...(skip === 0 ? {} : { skip }) }, signal),
  )
  const answer = lastIn(state)
  useComing(state.kind === 'read' ? state.value.coming : null, lookAgain)
  const { coming, renewing, total } = answer ?? { coming: 0, renewing: 0, total: 0 }
  // What is worked out anew and moves nothing is not told by itself.
  useRenewing(state.kind === 'read' ? renewing : null, lookAgain)
  const now = Math.floor(Date.now() / 60_000)
  return (
    <>
      <main className="ask-pane network-list" id="answers">
        <div className="network-head">
          <h1>{say('watch.heading')}</h1>
          <InnerLink href={WATCH_PATHS.subscriptions}>{say('subscriptions.link')}</InnerLink>
        </div>
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {answer === null && state.kind === 'reading' && <Opening word={say('consignments.reading')} />}
        {coming > 0 && <Opening word={say('consignments.coming', { count: coming })} />}
        {answer !== null && total === 0 && coming === 0 && (
          <div className="conditions-none">
            <p>
              <strong>{say('watch.none')}</strong>
            </p>
            <p>{say('watch.none.more')}</p>
          </div>
        )}
        {answer !== null && total > 0 && (
          <>
            <p role="status" className="note">
              {renewing > 0
                ? say('watch.renewing', { done: number(total - renewing), total: number(total) })
                : say('watch.looked', { count: total })}
            </p>
            {renewing > 0 && (
              <progress className="watch-progress" value={total - renewing} max={total} aria-hidden="true" />
            )}
            <ul className="watch-list" aria-busy={coming > 0}>
              {answer.consignments.map((consignment) => (
                <RiskLine key={consignment.consignmentId} consignment={consignment} places={places} now={now} />
              ))}
            </ul>
            <Pages total={total} size={PAGE_SIZE} skip={skip} turnTo={turnTo} />
          </>
        )}
      </main>
      <Silent places={places} renewals={renewals + looks} />
    </>
  )
}

interface SilentProps {
  readonly places: Places
  readonly renewals: number
}

/** Those of which no word came for too long, the latest first. */
function Silent({ places, renewals }: SilentProps) {
  const words = useWords()
  const { say } = words
  const [state, again] = useReading(`silent ${renewals}`, (signal) =>
    api.consignments({ silent: true, order: 'late', limit: MOST }, signal),
  )
  const answer = lastIn(state)
  const now = Math.floor(Date.now() / 60_000)
  return (
    <section className="plan-pane watch-silent" aria-labelledby="watch-silent">
      <h2 id="watch-silent">{say('watch.silent')}</h2>
      {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
      {answer !== null && (
        <p className="note">{say('watch.silent.count', { total: answer.total, shown: answer.consignments.length })}</p>
      )}
      <ul className="watch-list">
        {(answer?.consignments ?? NONE).map((consignment) => {
          const { consignmentId, digest } = consignment
          return (
            <li key={consignmentId} className="watch-line">
              <ConsignmentName consignment={consignment} places={places} />
              <p className="note">{whereInWords(digest?.position ?? null, places, words)}</p>
              <p className="note">
                {digest?.lastWord == null
                  ? say('consignments.noWord')
                  : say('consignments.lastWord', { time: ageInWords(now - digest.lastWord, words) })}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
