import type { MessageAnswer } from '@karavan/api'
import { useWords } from '../words/words-context.js'

interface PointsProps {
  readonly title: string
  readonly points: MessageAnswer['remarks']
  readonly isWrong?: boolean
}

/** Points at which a message is read otherwise than written, or not at all: by line, cell or pointer. */
export function Points({ title, points, isWrong = false }: PointsProps) {
  const { number } = useWords()
  if (points.length === 0) return null
  return (
    <details className="consignment-points" data-wrong={isWrong} open={points.length <= FEW}>
      <summary>
        {title} <small>{number(points.length)}</small>
      </summary>
      <ul>
        {points.map(({ code, text, pointer }) => (
          <li key={`${pointer} ${code} ${text}`}>
            <code>{pointer === '' ? '–' : pointer}</code> <span lang="en">{text}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** So many stand open. */
const FEW = 5
