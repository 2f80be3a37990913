import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/consignments.css'
import '../styles/observatory.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { lastIn, useReading } from '../conditions/use-reading.js'
import { usePlaces } from '../consignments/use-places.js'
import { ListPane } from '../shell/list-pane.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { VIEWS } from './address.js'
import { ArticlePane } from './article/article-pane.js'
import { ArticleReview } from './article/article-review.js'
import { useArticle } from './article/use-article.js'
import { ClaimsList } from './claims-list.js'
import { FigureGone } from './figure-keeping.js'
import { apartIn, groupsOf } from './groups.js'
import { Overview } from './overview.js'
import { titlesOf } from './say-figure.js'
import { SeriesDetail } from './series-detail.js'
import { SeekFields, SeriesList } from './series-list.js'
import { TablePane } from './table/table-pane.js'
import { TableReview } from './table/table-review.js'
import { useTable } from './table/use-table.js'
import { TargetsList } from './targets-list.js'
import { type Shown, useShown } from './use-shown.js'
import { hasWords } from './words-sought.js'

/** Published figures of the corridor: series, claims that were checked, targets, and what an article tells. */
export default function ObservatoryPage() {
  const words = useWords()
  const { say } = words
  const shownWith = useShown()
  const { shown, open, close } = shownWith
  const { view, q, measure, opened, figure } = shown
  const places = usePlaces()
  const [howWanted, setHowWanted] = useState(false)
  const [previewWanted, setPreviewWanted] = useState(false)
  const article = useArticle()
  const table = useTable()
  const arrived = useRef(false)
  useEffect(() => {
    arrived.current = true
  }, [])
  const [state, again] = useReading('figures', async (signal) => {
    const [figures, checks, targets] = await Promise.all([
      api.figures('', signal),
      api.figureChecks('', signal),
      api.figureTargets('', signal),
    ])
    return { figures, checks, targets }
  })
  const answer = lastIn(state)
  const groups = useMemo(() => (answer === null ? [] : groupsOf(answer.figures)), [answer])
  const apart = useMemo(() => (answer === null ? new Map() : apartIn(answer.checks)), [answer])
  const titles = useMemo(() => titlesOf(groups, places, words), [groups, places, words])
  const found = useMemo(() => {
    const counted = measure === null ? groups : groups.filter(({ series }) => series.measure === measure)
    return counted.filter(({ name, title }) => hasWords(q, `${titles.get(name)} ${title}`))
  }, [groups, titles, measure, q])
  const nameOf = useMemo(
    () => new Map(groups.flatMap(({ name, figures }) => figures.map(({ id }) => [id, name] as const))),
    [groups],
  )
  const openFigure = (id: string) => {
    const name = nameOf.get(id)
    if (name !== undefined) open(name, id)
  }
  /** One that does not stand among those that were read is looked for anew, and told of beside the series. */
  const openFrom = (series: string) => (id: string) => {
    if (!nameOf.has(id)) again()
    open(nameOf.get(id) ?? series, id)
  }
  const group = groups.find(({ name }) => name === opened) ?? null
  const isEntering = view === 'article' || view === 'table'
  const reviewed = view === 'article' ? article.state.kind !== 'none' : view === 'table' && table.isTaken
  const list = useRef<HTMLElement>(null)
  const before = useRef(opened)
  useEffect(() => {
    if (opened === null && before.current !== null)
      list.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(before.current)}"]`)?.focus()
    before.current = opened
  }, [opened])
  // On a narrow screen the fields by which a table is read stay in sight until what comes of them is asked for.
  const covers = opened !== null || howWanted || (reviewed && (view === 'article' || previewWanted))
  return (
    <>
      <main className="ask-pane network-list" id="answers" ref={list} data-covered={covers}>
        <div className="network-head">
          <h1>{say('observatory.heading')}</h1>
          <button type="button" className="button-second network-to-map" onClick={() => setHowWanted(true)}>
            {say('observatory.how')}
          </button>
        </div>
        <ViewTabs shownWith={shownWith} />
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {answer === null && state.kind === 'reading' && !isEntering && <Opening word={say('observatory.reading')} />}
        {view === 'article' && <ArticlePane article={article} />}
        {view === 'table' && <TablePane table={table} onReview={() => setPreviewWanted(true)} />}
        {answer !== null && view === 'series' && (
          <>
            <SeekFields shownWith={shownWith} hasMeasure />
            <p role="status" className="note">
              {say('observatory.listed', {
                series: found.length,
                figures: found.reduce((sum, { figures }) => sum + figures.length, 0),
              })}
            </p>
            {found.length === 0 && <Nothing />}
            <SeriesList groups={found} apart={apart} titles={titles} opened={opened} onOpen={open} />
          </>
        )}
        {answer !== null && view === 'claims' && (
          <ClaimsList checks={answer.checks} shownWith={shownWith} places={places} onOpen={openFigure} />
        )}
        {answer !== null && view === 'targets' && (
          <TargetsList targets={answer.targets} shownWith={shownWith} places={places} onOpen={openFigure} />
        )}
      </main>
      <ListPane
        covers={covers}
        opened={opened !== null}
        entering={reviewed}
        onBack={() => {
          setHowWanted(false)
          setPreviewWanted(false)
          if (view === 'article') article.startOver()
          if (opened !== null) close()
        }}
      >
        {view === 'article' && reviewed && <ArticleReview article={article} places={places} onKept={again} />}
        {view === 'table' && reviewed && <TableReview table={table} onKept={again} />}
        {opened === null && !reviewed && <Overview answer={answer} groups={groups} onTurn={shownWith.turnTo} />}
        {opened !== null && group !== null && (
          <SeriesDetail
            key={group.name}
            group={group}
            title={titles.get(group.name) ?? ''}
            apart={apart}
            places={places}
            opened={figure}
            takesFocus={arrived.current}
            onOpen={openFrom(group.name)}
            onWithdrawn={again}
            onClose={close}
          />
        )}
        {opened !== null && group === null && (
          <>
            <p className="network-none">{say(answer === null ? 'observatory.reading' : 'observatory.gone')}</p>
            {answer !== null && figure !== null && (
              <FigureGone key={figure} id={figure} places={places} onOpen={openFrom(opened)} />
            )}
          </>
        )}
      </ListPane>
    </>
  )
}

function ViewTabs({ shownWith: { shown, turnTo } }: { readonly shownWith: Shown }) {
  const { say } = useWords()
  return (
    <nav className="tables" aria-label={say('observatory.views')}>
      {VIEWS.map((view) => (
        <button key={view} type="button" aria-current={view === shown.view} onClick={() => turnTo(view)}>
          {say(`observatory.view.${view}`)}
        </button>
      ))}
    </nav>
  )
}

function Nothing() {
  const { say } = useWords()
  return (
    <div className="conditions-none">
      <p>
        <strong>{say('observatory.none')}</strong>
      </p>
      <p>{say('observatory.none.more')}</p>
    </div>
  )
}
