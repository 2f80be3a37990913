import { WEAKNESSES } from '@karavan/model'
import type { MessageKey } from '../words/catalogue.js'
import { useWords } from '../words/words-context.js'
import { MapIcon } from './map-icon.js'
import type { MapMark } from './map-props.js'
import { type IconName, MARK_ICONS } from './style/icons.js'

const LINES = ['rail-1520', 'rail-1435', 'road', 'sea', 'closed'] as const

const POINTS: readonly [IconName, MessageKey][] = [
  ['port', 'map.legend.port'],
  ['border', 'map.legend.border'],
  ['gauge', 'map.legend.gauge'],
  ['terminal', 'map.legend.terminal'],
]

interface LegendProps {
  readonly hasOthers: boolean
  readonly hasRuledOut: boolean
  readonly isWeak: boolean
  /** What stands on the map; a sign is explained only where it does. */
  readonly marks: readonly MapMark[]
}

/** What the lines and points of the map mean. */
export function MapLegend({ hasOthers, hasRuledOut, isWeak, marks }: LegendProps) {
  const { say } = useWords()
  return (
    <details className="legend">
      <summary className="map-pill">{say('map.legend')}</summary>
      <div className="legend-all">
        <ul>
          {LINES.map((kind) => (
            <li key={kind}>
              <Line name={`draw-link draw-${kind}`} />
              {say(`map.legend.${kind}`)}
            </li>
          ))}
          {hasOthers && (
            <li>
              <Line name="draw-other mode-rail" />
              {say('map.legend.others')}
            </li>
          )}
          {hasRuledOut && (
            <li>
              <Line name="draw-ruled-out" />
              {say('map.legend.ruledOut')}
            </li>
          )}
          {POINTS.map(([icon, name]) => (
            <li key={icon}>
              <span className="legend-point">
                <MapIcon name={icon} />
              </span>
              {say(name)}
            </li>
          ))}
        </ul>
        {marks.length > 0 && (
          <ul>
            {MARK_ICONS.filter((icon) => marks.some((mark) => mark.icon === icon)).map((icon) => (
              <li key={icon}>
                <span className="legend-point">
                  <MapIcon name={icon} />
                </span>
                {say(`map.legend.${icon}`)}
              </li>
            ))}
          </ul>
        )}
        {isWeak && (
          <>
            <p className="legend-part">{say('map.legend.weak')}</p>
            <ul>
              {WEAKNESSES.map((level) => (
                <li key={level}>
                  <Line name={`draw-weak-${level}`} />
                  {say(`map.legend.weak.${level}`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}

function Line({ name }: { readonly name: string }) {
  const isLadder = name.endsWith('rail-1435')
  return (
    <svg viewBox="0 0 30 8" width="30" height="8" aria-hidden="true">
      <path className={name} d="M0 4H30" />
      {isLadder && <path className="draw-rungs" d="M0 4H30" />}
    </svg>
  )
}
