import type { Leg, TransportPlan } from '@karavan/model'
import { SourcedNumber } from '../sources/source-context.js'
import { countryName, duration, kilometres, percent, spread } from '../words/format.js'
import { modeGroup, modeName } from '../words/modes.js'
import { dayTicks, type PieceKind, type TimelineRow, timeline } from './timeline.js'

const PIECES: Readonly<Record<PieceKind, string>> = { wait: 'waiting', handling: 'handling', running: 'running' }

/** The legs as a timeline: waiting, handling and running of each, and how far its end spreads. */
export function LegList({ plan }: { plan: TransportPlan }) {
  const { rows, end } = timeline(plan)
  const ticks = dayTicks(end, 8)
  const share = (hours: number) => `${(hours / end) * 100}%`
  return (
    <section className="legs" aria-labelledby="legs-title">
      <div className="section-head">
        <h3 id="legs-title">Leg by leg</h3>
        <p className="legend-pieces" aria-hidden="true">
          {(['wait', 'handling', 'running'] as const).map((kind) => (
            <span key={kind}>
              <span className={`piece-key piece-${kind}`} /> {PIECES[kind]}
            </span>
          ))}
          <span>
            <span className="piece-key piece-span" /> eight in ten
          </span>
        </p>
      </div>
      <div className="gantt-axis" aria-hidden="true">
        {ticks
          .filter((day) => (day * 24) / end < 0.93)
          .map((day) => (
            <span key={day} style={{ left: share(day * 24) }}>
              {day === 0 ? 'ready' : `day ${day}`}
            </span>
          ))}
      </div>
      <ol className="gantt">
        {rows.map((row) => (
          <li
            key={row.leg.stages.join() || `${row.leg.from}${row.leg.to}${row.from}`}
            className={`leg mode-${modeGroup(row.leg.mode)}`}
          >
            <LegHead leg={row.leg} />
            <Bar row={row} share={share} />
            <LegNumbers leg={row.leg} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function LegHead({ leg }: { leg: Leg }) {
  return (
    <p className="leg-head">
      <span className="leg-mode">{modeName(leg.mode)}</span>
      <strong>
        {leg.fromName} → {leg.toName}
      </strong>
      <span className="leg-service">
        {leg.serviceName}
        {leg.operator && !leg.serviceName.includes(leg.operator) && `, ${leg.operator}`}
      </span>
    </p>
  )
}

function Bar({ row, share }: { row: TimelineRow; share: (hours: number) => string }) {
  const words = row.pieces.map((piece) => `${PIECES[piece.kind]} ${duration(piece.to - piece.from)}`).join(', ')
  return (
    <div className="bar" role="img" aria-label={`On average ${words}`}>
      {row.pieces.map((piece) => (
        <span
          key={piece.kind}
          className={`piece piece-${piece.kind}`}
          style={{ left: share(piece.from), width: share(piece.to - piece.from) }}
        />
      ))}
      {row.early !== null && row.late !== null && (
        <span
          className="bar-span"
          style={{ left: share(row.early), width: share(Math.max(0, row.late - row.early)) }}
        />
      )}
    </div>
  )
}

function LegNumbers({ leg }: { leg: Leg }) {
  const { sources } = leg
  const route = `${leg.fromName} → ${leg.toName}`
  const parts = [
    { what: `Waiting, ${route}`, label: 'wait', hours: leg.wait },
    { what: `Handling, ${route}`, label: 'handling', hours: leg.handling },
    { what: `Running, ${route}`, label: 'run', hours: leg.running },
  ]
  return (
    <dl className="leg-numbers">
      {parts.map(({ what, label, hours }) =>
        hours.mean > 0 ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <SourcedNumber
                figure={{
                  what,
                  value: spread(hours),
                  how: `Mean ${duration(hours.mean)}; in brackets the span of eight in ten.`,
                  sources,
                }}
              />
            </dd>
          </div>
        ) : null,
      )}
      <div>
        <dt>distance</dt>
        <dd>
          <SourcedNumber
            figure={{
              what: `Distance, ${route}`,
              value: kilometres(leg.distanceKm.value),
              how: `Length ${leg.distanceKm.basis}.`,
              sources: leg.distanceKm.sources,
            }}
          />
        </dd>
      </div>
      <div>
        <dt>of the uncertainty</dt>
        <dd>{percent(leg.spreadShare)}</dd>
      </div>
      {leg.crosses.length > 0 && (
        <div>
          <dt>through</dt>
          <dd>{leg.crosses.map(countryName).join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}
