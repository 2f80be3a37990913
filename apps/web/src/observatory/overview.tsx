import type { ChecksAnswer, FiguresAnswer, TargetsAnswer } from '@karavan/api'
import { FIGURE_STATUSES } from '@karavan/model'
import { useWords } from '../words/words-context.js'
import type { View } from './address.js'
import { Shape } from './figure-chart.js'
import type { FigureGroup } from './groups.js'
import { ShareBar } from './share-bar.js'
import { TARGET_STATES } from './targets-list.js'

interface OverviewProps {
  readonly answer: {
    readonly figures: FiguresAnswer
    readonly checks: ChecksAnswer
    readonly targets: TargetsAnswer
  } | null
  readonly groups: readonly FigureGroup[]
  readonly onTurn: (view: View) => void
}

const VERDICTS = ['agrees', 'disagrees', 'cannotBeChecked'] as const

/** How much there is, what came of checking it, and how a chart is read. */
export function Overview({ answer, groups, onTurn }: OverviewProps) {
  const { say } = useWords()
  const verdicts = answer?.checks.verdicts ?? []
  const targets = answer?.targets.lines.flatMap((line) => line.targets) ?? []
  const verdictCounts = VERDICTS.map((state) => ({
    state,
    count: verdicts.filter(({ kind }) => kind === state).length,
    name: say(`observatory.claims.state.${state}`),
  }))
  const targetCounts = TARGET_STATES.map((state) => ({
    state,
    count: targets.filter((target) => target.state === state).length,
    name: say(`observatory.targets.state.${state}`),
  }))
  return (
    <section className="observatory-how" aria-labelledby="observatory-how">
      <h2 id="observatory-how">{say('observatory.how')}</h2>
      {answer !== null && (
        <div className="observatory-sums">
          <button type="button" onClick={() => onTurn('series')}>
            {say('observatory.how.many', {
              figures: groups.reduce((sum, { figures }) => sum + figures.length, 0),
              series: groups.length,
            })}
          </button>
          <button type="button" onClick={() => onTurn('claims')}>
            {say('observatory.how.claims', { count: verdicts.length })}
            <ShareBar counts={verdictCounts} />
          </button>
          <button type="button" onClick={() => onTurn('targets')}>
            {say('observatory.how.targets', { count: targets.length })}
            <ShareBar counts={targetCounts} />
          </button>
        </div>
      )}
      <p>{say('observatory.how.kept')}</p>
      <p>{say('observatory.how.chart')}</p>
      <p className="note">{say('observatory.chart.keys')}</p>
      <ul className="figure-legend">
        {FIGURE_STATUSES.map((status) => (
          <li key={status}>
            <svg width="16" height="16" aria-hidden="true">
              <Shape status={status} scope={0} x={8} y={8} />
            </svg>
            {say(`observatory.status.${status}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
