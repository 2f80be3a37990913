import type { TransportPlan } from '@karavan/model'
import { legPieces } from '../plan/leg-pieces.js'
import { modeGroup } from '../words/modes.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { ModeIcon } from './mode-icon.js'
import type { TimeAxis } from './time-axis.js'

const MINUTES = 60

/** The legs one after another on the common axis, each as long as it takes on average; the last one ends at the mean arrival. */
export function ModeRibbon({ plan, axis }: { plan: TransportPlan; axis: TimeAxis }) {
  const words = useWords()
  const share = (hours: number) => `${((hours * MINUTES) / (axis.to - axis.from)) * 100}%`
  return (
    <div className="ribbon" role="img" aria-label={ribbonInWords(plan, words)}>
      {legPieces(plan).rows.map(({ leg, from, to }) => (
        <span
          key={from}
          className={`ribbon-leg mode-${modeGroup(leg.mode)}`}
          style={{ left: share(from), width: share(to - from) }}
        >
          {[...new Set(leg.parts.map(({ mode }) => modeGroup(mode)))].map((group) => (
            <ModeIcon key={group} group={group} />
          ))}
          <span>{leg.parts.map(({ mode }) => words.say(`answers.mode.${mode}`)).join(' + ')}</span>
        </span>
      ))}
    </div>
  )
}

function ribbonInWords(plan: TransportPlan, { say, duration, tell, list }: Words): string {
  const legs = plan.legs.map((leg) =>
    say('answers.ribbon.leg', { mode: tell(leg.told.carriage), time: duration(leg.hours.mean) }),
  )
  return say('answers.ribbon', { legs: list(legs) })
}
