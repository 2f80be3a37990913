import type { ListedConsignment } from '@karavan/api'
import { latenessKind } from '@karavan/model'
import type { TimeAxis } from '../answers/time-axis.js'
import { useWords } from '../words/words-context.js'
import { useLooking } from './consignments-context.js'
import { schemeOf } from './enter/number-check.js'
import { ageInWords, moment } from './moments.js'
import { dueInWords, dueOf, lateInWords } from './pictures/due.js'
import { DueBar } from './pictures/due-bar.js'
import { SampleMark } from './sample-mark.js'
import { whereInWords, written } from './say-consignment.js'

interface ConsignmentLineProps {
  readonly consignment: ListedConsignment
  /** That all lines share; null where none has a day. */
  readonly axis: TimeAxis | null
}

/** A consignment at one glance: what goes where, where it is, what comes next, how late. Pressed, it opens. */
export function ConsignmentLine({ consignment, axis }: ConsignmentLineProps) {
  const words = useWords()
  const { say, list, number, percent } = words
  const { shown, open, places, now } = useLooking()
  const { consignmentId, sample, from, to, goods, equipment, equipmentCount, digest, planned, estimate } = consignment
  const next = digest?.next ?? null
  const due = dueOf(consignment)
  const numbers = [
    ...equipment.map(({ kind, number: value, goesOnAs }) => {
      const name = written(schemeOf(kind, value), value)
      return goesOnAs === null ? name : say('consignments.numberGoesOn', { number: name, id: goesOnAs })
    }),
    ...(equipmentCount > equipment.length
      ? [say('consignments.andMore', { count: number(equipmentCount - equipment.length) })]
      : []),
  ]
  return (
    <button
      type="button"
      className="entry consignment"
      aria-current={shown.opened === consignmentId}
      data-key={consignmentId}
      onClick={() => open(consignmentId)}
    >
      <span className="entry-title">
        {say('consignments.fromTo', { from: places.nameOf(from), to: places.nameOf(to) })}
      </span>
      <span className="consignment-late" data-late={latenessKind(due.late)}>
        {planned ? lateInWords(due, words) : say('consignments.noPlan')}
      </span>
      <span className="consignment-sub">
        <span className="consignment-id">{consignmentId}</span>
        {sample && <SampleMark />}
        {estimate?.due && (
          <span className="consignment-chance" data-likely={estimate.due.missing >= 0.5}>
            {say('consignments.chance', { chance: percent(estimate.due.missing) })}
          </span>
        )}
        {digest !== null && digest.gaps > 0 && <span className="consignment-gap">{say('consignments.gap')}</span>}
      </span>
      <span className="consignment-sub">{list([...goods, ...numbers])}</span>
      <span className="consignment-where">
        <span>{whereInWords(digest?.position ?? null, places, words)}</span>
        {next && (
          <span>
            {say('consignments.next.milestone', {
              what: say(`consignments.kind.${next.kind}`),
              place: places.nameOf(next.place),
            })}
            {next.estimated !== null
              ? ` · ${say('consignments.expectedAt', { at: moment(next.estimated, words) })}`
              : ` · ${
                  next.plannedP50 === null
                    ? say('consignments.noPlannedTime')
                    : say('consignments.plannedAt', { at: moment(next.plannedP50, words) })
                }`}
          </span>
        )}
      </span>
      {axis && due.planned !== null && <DueBar due={due} axis={axis} now={now} lateness={latenessKind(due.late)} />}
      <span className="consignment-foot">
        <span>{dueInWords(due, words)}</span>
        <span>
          {digest?.lastWord == null
            ? say('consignments.noWord')
            : say('consignments.lastWord', { time: ageInWords(now - digest.lastWord, words) })}
        </span>
      </span>
    </button>
  )
}
