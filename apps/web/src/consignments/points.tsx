import { useWords } from '../words/words-context.js'
import { pointerInWords, pointInWords, type ReportPoint } from './say-report.js'

interface PointsProps {
  readonly title: string
  readonly points: readonly ReportPoint[]
  readonly isWrong?: boolean
}

/** Points at which a message is read otherwise than written, or not at all: by line, cell or pointer. */
export function Points({ title, points, isWrong = false }: PointsProps) {
  const words = useWords()
  const { number } = words
  if (points.length === 0) return null
  return (
    <details className="consignment-points" data-wrong={isWrong} open={points.length <= FEW}>
      <summary>
        {title} <small>{number(points.length)}</small>
      </summary>
      <ul>
        {points.map((point) => {
          const { code, text, pointer } = point
          const said = pointInWords(point, words)
          return (
            <li key={`${pointer} ${code} ${text}`}>
              {pointer !== '' && <code>{pointerInWords(pointer, words)}</code>}{' '}
              {said === null ? <span lang="en">{text}</span> : <span>{said}</span>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** So many stand open. */
const FEW = 5
