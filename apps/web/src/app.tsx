import { useEffect, useState } from 'react'
import { isOpened } from './planning/address.js'
import { PlanningPage } from './planning/planning-page.js'
import { usePlanning } from './planning/use-planning.js'
import { Header } from './shell/header.js'
import { useTheme } from './shell/theme.js'
import { OwnChangeContext } from './sources/own-context.js'
import { type Figure, SourceContext } from './sources/source-context.js'
import { SourcePanel } from './sources/source-panel.js'
import { useWords } from './words/words-context.js'

/** The page: its head, the part that is open, and the panel that says where a figure comes from. */
export function App() {
  const { say } = useWords()
  const { theme, setTheme, dark } = useTheme()
  const [figure, setFigure] = useState<Figure | null>(null)
  const planning = usePlanning()
  const { state } = planning
  // biome-ignore lint/correctness/useExhaustiveDependencies: a figure belongs to the answer that it was opened in
  useEffect(() => setFigure(null), [state])
  return (
    <OwnChangeContext value={planning.changeOwn}>
      <SourceContext value={setFigure}>
        <a className="skip" href="#answers">
          {say('shell.skip')}
        </a>
        <div className="page" data-opened={isOpened(planning.shown)} data-answered={planning.state.kind !== 'none'}>
          <Header theme={theme} onTheme={setTheme} onHome={planning.startOver} />
          <PlanningPage planning={planning} dark={dark} />
        </div>
        {figure && <SourcePanel figure={figure} plans={planning.plans} onClose={() => setFigure(null)} />}
      </SourceContext>
    </OwnChangeContext>
  )
}
