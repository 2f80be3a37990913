const LINES = [
  { name: 'Rail, 1520 mm', kind: 'rail-1520' },
  { name: 'Rail, 1435 mm', kind: 'rail-1435' },
  { name: 'Road', kind: 'road' },
  { name: 'Ferry and sea lane', kind: 'sea' },
  { name: 'Not in use', kind: 'closed' },
]

/** What the lines and points of the map mean. */
export function MapLegend() {
  return (
    <details className="legend">
      <summary>Legend</summary>
      <ul>
        {LINES.map(({ name, kind }) => (
          <li key={kind}>
            <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
              <path className={`draw-link draw-${kind}`} d="M0 4H28" />
            </svg>
            {name}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
            <circle className="key-port" cx="14" cy="5" r="4" />
          </svg>
          Seaport
        </li>
        <li>
          <svg viewBox="0 0 28 10" width="28" height="10" aria-hidden="true">
            <circle className="key-border" cx="14" cy="5" r="3.4" />
          </svg>
          Border crossing
        </li>
        <li>
          <svg viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">
            <circle className="key-gauge" cx="14" cy="7" r="5.4" />
          </svg>
          Gauges meet
        </li>
      </ul>
    </details>
  )
}
