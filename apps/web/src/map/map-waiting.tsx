import { useWords } from '../words/words-context.js'

const MERIDIANS = [-420, -280, -140, 0, 140, 280, 420]
const PARALLELS = [60, 150, 240, 330]

/** The map before it is drawn: the lines of the globe on water. */
export function MapWaiting() {
  const { say } = useWords()
  return (
    <div className="map-waiting" role="status">
      <svg viewBox="-300 0 600 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        {MERIDIANS.map((x) => (
          <path key={x} d={`M${x * 0.6} 0Q${x} 200 ${x * 1.25} 400`} />
        ))}
        {PARALLELS.map((y) => (
          <path key={y} d={`M-600 ${y - 60}Q0 ${y + 60} 600 ${y - 60}`} />
        ))}
      </svg>
      <p>{say('map.waiting')}</p>
    </div>
  )
}
