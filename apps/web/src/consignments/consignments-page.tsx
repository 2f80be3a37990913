import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/enter.css'
import '../styles/consignments.css'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { useNews } from '../api/news.js'
import { Failed } from '../conditions/failed.js'
import { useRenewals } from '../conditions/renew-when-old.js'
import { readIn, useReading } from '../conditions/use-reading.js'
import { ListPane } from '../shell/list-pane.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { ConsignmentList } from './consignment-list.js'
import { ConsignmentsContext } from './consignments-context.js'
import { ConsignmentDetail } from './detail/consignment-detail.js'
import { ListFields } from './list-fields.js'
import { ListMap } from './list-map.js'
import { Pages } from './pages.js'
import { useComing, useCount } from './use-coming.js'
import { usePlaces } from './use-places.js'
import { useShown } from './use-shown.js'

const ImportPanel = lazy(() => import('./enter/import-panel.js'))
const NewConsignment = lazy(() => import('./enter/new-consignment.js'))

/** Consignments on one page of the list. */
const PAGE_SIZE = 50
/** After so long the list is read anew while it is seen. */
const RENEWED_MINUTES = 5

/** The consignments in a list; on the right the map and the one that is open. On a narrow screen the one covers the other. */
export default function ConsignmentsPage({ dark }: { readonly dark: boolean }) {
  const { say } = useWords()
  const shownWith = useShown()
  const { shown, seekAll, begin, close, turnTo } = shownWith
  const places = usePlaces()
  const [revision, renew] = useCount()
  const renewals = useRenewals(RENEWED_MINUTES)
  const news = useNews()
  const [mapWanted, setMapWanted] = useState(false)
  const arrived = useRef(false)
  useEffect(() => {
    arrived.current = true
  }, [])
  const { q, state: sought, silent, order, skip, opened, task } = shown
  const question = {
    ...(q.trim() === '' ? {} : { q: q.trim() }),
    ...(sought === null ? {} : { state: sought }),
    ...(silent ? { silent } : {}),
    order,
    limit: PAGE_SIZE,
    ...(skip === 0 ? {} : { skip }),
  }
  const asked = JSON.stringify(question)
  const [state, again] = useReading(`${asked} ${revision} ${renewals} ${news}`, async (signal) => ({
    asked,
    answer: await api.consignments(question, signal),
  }))
  const read = readIn(state)
  const answer = read?.answer ?? null
  const coming = answer?.coming ?? 0
  useComing(state.kind === 'read' ? coming : null, renew)
  const isAll = q === '' && sought === null && !silent
  const isAlone = task === 'new' || task === 'import'
  const covers = opened !== null || isAlone
  // Who enters something keeps what was read.
  const newsOfOne = useNews(task === null ? opened : null)
  const looking = {
    ...shownWith,
    places,
    now: Math.floor(Date.now() / 60_000),
    revision: revision + renewals + newsOfOne,
    renew,
  }
  return (
    <ConsignmentsContext value={looking}>
      <main className="ask-pane network-list" id="answers" data-covered={covers || mapWanted}>
        <div className="network-head">
          <h1>{say('consignments.heading')}</h1>
          <div className="network-head-acts">
            <button type="button" className="button-second" onClick={() => begin('import')}>
              {say('consignments.import')}
            </button>
            <button type="button" className="button-second" onClick={() => begin('new')}>
              {say('consignments.new')}
            </button>
            <button type="button" className="button-second network-to-map" onClick={() => setMapWanted(true)}>
              {say('network.toMap')}
            </button>
          </div>
        </div>
        <ListFields />
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {answer === null && state.kind === 'reading' && <Opening word={say('consignments.reading')} />}
        {coming > 0 && <Opening word={say('consignments.coming', { count: coming })} />}
        {answer !== null && answer.total === 0 && isAll && coming === 0 && <NothingYet />}
        {answer !== null && (answer.total > 0 || !isAll) && (
          <>
            <div className="listed">
              <p role="status">{say('consignments.count', { count: answer.total })}</p>
              {!isAll && (
                <button type="button" className="link" onClick={seekAll}>
                  {say('network.seekAll')}
                </button>
              )}
            </div>
            <ConsignmentList answer={answer} isOld={read?.asked !== asked} />
            <Pages total={answer.total} size={PAGE_SIZE} skip={skip} turnTo={turnTo} />
          </>
        )}
      </main>
      <ListPane
        covers={covers || mapWanted}
        opened={covers}
        entering={task !== null}
        onBack={() => {
          setMapWanted(false)
          if (covers) close()
        }}
      >
        <Suspense fallback={<Opening word={say('views.opening')} />}>
          {task === 'import' && <ImportPanel takesFocus={arrived.current} />}
          {task === 'new' && <NewConsignment takesFocus={arrived.current} />}
        </Suspense>
        {!isAlone && opened !== null && (
          <ConsignmentDetail key={opened} id={opened} dark={dark} takesFocus={arrived.current} />
        )}
        {!covers && <ListMap dark={dark} consignments={answer?.consignments ?? []} />}
      </ListPane>
    </ConsignmentsContext>
  )
}

/** What to do where there is no consignment yet. */
function NothingYet() {
  const { say } = useWords()
  return (
    <div className="conditions-none">
      <p>
        <strong>{say('consignments.none')}</strong>
      </p>
      <p>{say('consignments.none.more')}</p>
    </div>
  )
}
