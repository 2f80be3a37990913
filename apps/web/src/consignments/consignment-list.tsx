import type { ConsignmentsAnswer } from '@karavan/api'
import { useEffect, useRef } from 'react'
import { placeOn } from '../answers/time-axis.js'
import { useWords } from '../words/words-context.js'
import { ConsignmentLine } from './consignment-line.js'
import { useLooking } from './consignments-context.js'
import { dueAxis, dueOf } from './pictures/due.js'

interface ConsignmentListProps {
  readonly answer: ConsignmentsAnswer
  /** It answers another question; the answer to the one that is asked is on its way. */
  readonly isOld: boolean
}

/** A line for each consignment, with when it is due on an axis that all share. */
export function ConsignmentList({ answer: { consignments }, isOld }: ConsignmentListProps) {
  const { say, shortDate } = useWords()
  const { now, shown } = useLooking()
  const axis = dueAxis(consignments.map(dueOf), now)
  const list = useRef<HTMLUListElement>(null)
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (shown.opened === null && before.current !== null)
      list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(before.current)}"]`)?.focus()
    before.current = shown.opened
  }, [shown.opened])
  return (
    <div className="consignments" aria-busy={isOld}>
      {axis && (
        <div className="due-axis" aria-hidden="true">
          {axis.ticks
            .filter(
              (tick) =>
                Math.abs(placeOn(axis, tick) - placeOn(axis, now)) > 0.1 &&
                placeOn(axis, tick) > 0.04 &&
                placeOn(axis, tick) < 0.94,
            )
            .map((tick) => (
              <span key={tick} style={{ left: `${placeOn(axis, tick) * 100}%` }}>
                {shortDate(tick)}
              </span>
            ))}
          <span className="due-axis-now" style={{ left: `${placeOn(axis, now) * 100}%` }}>
            {say('consignments.now')}
          </span>
        </div>
      )}
      <ul className="entries" ref={list}>
        {consignments.map((consignment) => (
          <li key={consignment.consignmentId}>
            <ConsignmentLine consignment={consignment} axis={axis} />
          </li>
        ))}
      </ul>
      {axis && <DueLegend />}
    </div>
  )
}

function DueLegend() {
  const { say } = useWords()
  return (
    <ul className="due-legend">
      {(['planned', 'estimated', 'announced', 'asLate', 'arrived'] as const).map((how) => (
        <li key={how}>
          <span className={`due-mark due-${how}`} aria-hidden="true" />
          {say(`consignments.due.${how}`)}
        </li>
      ))}
    </ul>
  )
}
