import { lazy, Suspense, useEffect, useState } from 'react'
import { isOpened } from './planning/address.js'
import { PlanningPage } from './planning/planning-page.js'
import { usePlanning } from './planning/use-planning.js'
import { Header } from './shell/header.js'
import { Mishap } from './shell/mishap.js'
import { Opening } from './shell/opening.js'
import { useParts } from './shell/parts.js'
import { useTheme } from './shell/theme.js'
import { OwnChangeContext } from './sources/own-context.js'
import { type Figure, SourceContext } from './sources/source-context.js'
import { SourcePanel } from './sources/source-panel.js'
import { useWords } from './words/words-context.js'

const NetworkPage = lazy(() => import('./network/network-page.js'))
const ConditionsPage = lazy(() => import('./conditions/conditions-page.js'))

const ConsignmentsPage = lazy(() => import('./consignments/consignments-page.js'))
const SegmentsPage = lazy(() => import('./segments/segments-page.js'))
const ObservatoryPage = lazy(() => import('./observatory/observatory-page.js'))
const WatchPart = lazy(() => import('./watch/watch-part.js'))

const TITLES = {
  plan: 'shell.title',
  network: 'network.title',
  conditions: 'conditions.title',
  consignments: 'consignments.title',
  segments: 'segments.title',
  watch: 'watch.title',
  observatory: 'observatory.title',
} as const
const SKIPS = {
  plan: 'shell.skip',
  network: 'network.skip',
  conditions: 'network.skip',
  consignments: 'network.skip',
  segments: 'network.skip',
  watch: 'network.skip',
  observatory: 'network.skip',
} as const

/** The page: its head, the part that is open, and the panel that says where a figure comes from. */
export function App() {
  const { say } = useWords()
  const { theme, setTheme, dark } = useTheme()
  const [figure, setFigure] = useState<Figure | null>(null)
  const planning = usePlanning()
  const { state } = planning
  const parts = useParts(planning.address)
  const { part } = parts
  // biome-ignore lint/correctness/useExhaustiveDependencies: a figure belongs to the answer that it was opened in
  useEffect(() => setFigure(null), [state, part])
  const planned = part === 'plan'
  useEffect(() => {
    document.title = say(TITLES[part])
  }, [say, part])
  return (
    <OwnChangeContext value={planning.changeOwn}>
      <SourceContext value={setFigure}>
        <a className="skip" href="#answers">
          {say(SKIPS[part])}
        </a>
        <div
          className="page"
          data-opened={planned && isOpened(planning.shown)}
          data-answered={planned && state.kind !== 'none'}
        >
          <Header theme={theme} onTheme={setTheme} parts={parts} onHome={planned ? planning.startOver : parts.goHome} />
          {planned ? (
            <PlanningPage planning={planning} dark={dark} />
          ) : (
            <Mishap>
              <Suspense
                fallback={
                  <main className="ask-pane">
                    <Opening word={say('views.opening')} />
                  </main>
                }
              >
                {part === 'network' ? (
                  <NetworkPage dark={dark} />
                ) : part === 'consignments' ? (
                  <ConsignmentsPage dark={dark} />
                ) : part === 'segments' ? (
                  <SegmentsPage />
                ) : part === 'observatory' ? (
                  <ObservatoryPage />
                ) : part === 'watch' ? (
                  <WatchPart />
                ) : (
                  <ConditionsPage dark={dark} plan={parts.addresses.plan} onEntered={planning.renew} />
                )}
              </Suspense>
            </Mishap>
          )}
        </div>
        {figure && (
          <SourcePanel
            figure={figure}
            plans={planning.plans}
            equipment={planned ? (planning.answer?.query.cargo.equipment ?? null) : null}
            onClose={() => setFigure(null)}
          />
        )}
      </SourceContext>
    </OwnChangeContext>
  )
}
