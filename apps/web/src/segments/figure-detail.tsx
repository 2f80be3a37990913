import { type IndicatorFigure, type IndicatorPoint, MOST_POINTS } from '@karavan/model'
import { consignmentsAddress, FIRST_SHOWN } from '../consignments/address.js'
import { fullMoment } from '../consignments/moments.js'
import { ScrollBox } from '../consignments/scroll-box.js'
import type { Places } from '../consignments/use-places.js'
import { DetailFrame } from '../shell/detail-frame.js'
import { InnerLink } from '../shell/inner-link.js'
import { useWords } from '../words/words-context.js'
import { type FigureKey, keyOf } from './address.js'
import { beginOf, figureInWords, measureInWords, reasonsInWords, segmentInWords, valueInWords } from './say-segment.js'
import type { SegmentSeries, Series } from './series.js'

interface FigureDetailProps {
  readonly segment: SegmentSeries
  readonly series: Series
  readonly figure: IndicatorFigure
  readonly places: Places
  readonly takesFocus: boolean
  readonly onOpen: (figure: FigureKey) => void
  readonly onClose: () => void
}

/** A figure with what it was measured by: the consignments and their events; and the other months of the same measure. */
export function FigureDetail({ segment, series, figure, places, takesFocus, onOpen, onClose }: FigureDetailProps) {
  const words = useWords()
  const { say, month: monthOf } = words
  const measure = measureInWords(figure, words)
  const told = figureInWords(figure, words)
  return (
    <DetailFrame
      kind={say('segments.detail', { measure, month: monthOf(beginOf(figure.month)) })}
      title={segmentInWords(segment.segment, places, words)}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <p>
        {told !== null && <strong>{told}</strong>} {say('segments.consignments', { count: figure.count })}
      </p>
      {figure.unmeasured.length > 0 && (
        <p className="note">{say('segments.unmeasured', { reasons: reasonsInWords(figure.unmeasured, words) })}</p>
      )}
      {figure.points.length > 0 && (
        <section aria-labelledby="segment-points">
          <h3 id="segment-points">{say('segments.points')}</h3>
          {figure.points.length < figure.count && (
            <p className="note">{say('segments.points.latest', { most: MOST_POINTS, count: figure.count })}</p>
          )}
          <ul className="segment-points">
            {figure.points.map((point) => (
              <Point key={point.consignmentId} point={point} unit={figure.unit} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="segment-table">
        <h3 id="segment-table">{say('segments.table')}</h3>
        <ScrollBox label={say('segments.table')}>
          <MonthTable series={series} month={figure.month} onOpen={onOpen} />
        </ScrollBox>
      </section>
      <p className="note">
        <code>{segment.segmentId}</code>
      </p>
    </DetailFrame>
  )
}

function Point({ point, unit }: { readonly point: IndicatorPoint; readonly unit: IndicatorFigure['unit'] }) {
  const words = useWords()
  const { say } = words
  const { consignmentId, at, value, pieces, events } = point
  return (
    <li>
      <p>
        <InnerLink href={consignmentsAddress({ ...FIRST_SHOWN, opened: consignmentId })}>{consignmentId}</InnerLink>{' '}
        <strong>{valueInWords(value, unit, words)}</strong>
      </p>
      <p className="note">
        {say('segments.point.ended', { at: fullMoment(at, words) })}
        {pieces > 1 && ` · ${say('segments.point.pieces', { count: pieces })}`}
      </p>
      <details className="note">
        <summary>{say('segments.point.events', { count: events.length })}</summary>
        <ul>
          {events.map((hash) => (
            <li key={hash}>
              <code>{hash}</code>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

interface MonthTableProps {
  readonly series: Series
  /** The one that is open. */
  readonly month: string
  readonly onOpen: (figure: FigureKey) => void
}

function MonthTable({ series, month, onOpen }: MonthTableProps) {
  const words = useWords()
  const { say, number, month: monthOf } = words
  return (
    <table className="consignment-table">
      <thead>
        <tr>
          <th scope="col">{say('segments.table.month')}</th>
          <th scope="col">{say('segments.table.count')}</th>
          <th scope="col">{measureInWords(series, words)}</th>
        </tr>
      </thead>
      <tbody>
        {series.figures.map((figure) => (
          <tr key={figure.month} aria-current={figure.month === month}>
            <th scope="row">
              <button type="button" className="link" onClick={() => onOpen(keyOf(figure))}>
                {monthOf(beginOf(figure.month))}
              </button>
            </th>
            <td>{number(figure.count)}</td>
            <td>{figureInWords(figure, words) ?? reasonsInWords(figure.unmeasured, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
