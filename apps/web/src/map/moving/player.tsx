import type { LocationId, TransportPlan } from '@karavan/model'
import { useEffect, useRef } from 'react'
import { useWords } from '../../words/words-context.js'
import type { MovingShown } from '../map-props.js'
import { doingInWords } from './doing-words.js'
import { arrivedBy, doingAt } from './scatter.js'
import { useMoment } from './use-moment.js'

const DAY_MINUTES = 1440
/** Minutes that one step of the slider takes. */
const STEP = 360
/** Milliseconds between two readings of a running clock. */
const LOOK = 200
/** What fewer do is not told, nor more than so many things. */
const LEAST_SHARE = 0.01
const MOST_TOLD = 3

interface PlayerProps extends MovingShown {
  readonly plan: TransportPlan
  /** English name of a place. */
  readonly nameOf: (id: LocationId) => string
  readonly onClose: () => void
}

/** The time of the moving view: play, a slider, and what is happening in words. */
export default function Player({ plan, moving, clock, nameOf, onClose }: PlayerProps) {
  const words = useWords()
  const { say, percent, longDate, number } = words
  const { moment, runs } = useMoment(clock, LOOK)
  const run = useRef<HTMLButtonElement>(null)
  // The button that opened the view is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) run.current?.focus()
  }, [])
  useEffect(() => {
    const stop = () => document.hidden && clock.stop()
    document.addEventListener('visibilitychange', stop)
    return () => document.removeEventListener('visibilitychange', stop)
  }, [clock])
  const doing = doingAt(moving, moment).filter(({ span, share }) => span !== null && share >= LEAST_SHARE)
  const told = doing.slice(0, MOST_TOLD).map((part) => ({
    share: percent(part.share),
    what: doingInWords(part, plan, words, nameOf),
  }))
  const day = Math.floor((moment - clock.first) / DAY_MINUTES) + 1
  const arrived = say('map.moving.arrived', { share: percent(arrivedBy(moving, moment)) })
  const likeliest = told[0] ? say('map.now.share', told[0]) : arrived
  return (
    <section className="player" aria-label={say('map.moving')}>
      <div className="player-time">
        <button
          ref={run}
          type="button"
          className="player-run"
          aria-label={say(runs ? 'map.moving.pause' : 'map.moving.play')}
          onClick={() => (runs ? clock.stop() : clock.run())}
        >
          <PlayIcon runs={runs} />
        </button>
        <p className="player-date">
          <strong>{longDate(moment)}</strong> {say('map.moving.day', { day: number(day) })}
        </p>
        <input
          type="range"
          min={clock.first}
          max={clock.last}
          step={STEP}
          value={moment}
          aria-label={say('map.moving.time')}
          aria-valuetext={`${longDate(moment)}. ${likeliest}`}
          onChange={(event) => {
            clock.stop()
            clock.set(event.target.valueAsNumber)
          }}
        />
        <p className="player-arrived">{arrived}</p>
        <button type="button" className="player-close" onClick={onClose} aria-label={say('map.moving.close')}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3L13 13M13 3L3 13" />
          </svg>
        </button>
      </div>
      <div className="player-words">
        <ul className="player-doing">
          {told.map(({ share, what }) => (
            <li key={what}>
              <strong>{share}</strong> {what}
            </li>
          ))}
        </ul>
        <p className="player-meaning">
          {say('map.moving.meaning', { count: moving.journeys.count })}
          {plan.kind === 'policy' && ` ${say('map.moving.policy')}`}
        </p>
      </div>
    </section>
  )
}

function PlayIcon({ runs }: { runs: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={runs ? 'M4 3H7V13H4ZM9 3H12V13H9Z' : 'M4.5 2.5L13 8L4.5 13.5Z'} />
    </svg>
  )
}
