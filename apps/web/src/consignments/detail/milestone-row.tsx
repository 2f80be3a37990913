import type { StoryAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { type Consignment, latenessKind, type Milestone, type MilestonePiece } from '@karavan/model'
import { useId } from 'react'
import { placeOn, type TimeAxis } from '../../answers/time-axis.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { latenessInWords } from '../lateness.js'
import { moment } from '../moments.js'
import { milestoneInWords } from '../say-consignment.js'
import { behind, differs, wordCount } from './story-axis.js'
import { WordsOf } from './words-of.js'

interface MilestoneRowProps {
  readonly milestone: Milestone
  readonly axis: TimeAxis
  readonly asOf: EpochMinutes
  readonly consignment: Consignment
  readonly messages: StoryAnswer['messages']
  /** Whether what was told stands in the log. */
  readonly isLogged: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** A milestone: its name, when it was planned, is expected and was, drawn and in words. Pressed, all that was said of it opens. */
export function MilestoneRow(props: MilestoneRowProps) {
  const { milestone, axis, asOf, consignment, messages, isLogged, isOpen, onToggle } = props
  const words = useWords()
  const { say } = words
  const { places } = useLooking()
  const id = useId()
  const { planned, actual, estimated, done, of, pieces } = milestone
  const late = behind(milestone)
  const count = wordCount(milestone)
  const isPassed = actual !== null
  const isDue = !isPassed && planned?.p90 != null && planned.p90 < asOf
  const when = isPassed
    ? say('consignments.happenedAt', { at: moment(actual, words) })
    : estimated !== null
      ? say('consignments.expectedAt', { at: moment(estimated, words) })
      : planned?.p50 != null
        ? say('consignments.plannedAt', { at: moment(planned.p50, words) })
        : say('consignments.noTime')
  return (
    <>
      <button
        type="button"
        className="story-row"
        data-passed={isPassed}
        data-due={isDue}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <span className="story-what">
          <span>{milestoneInWords(milestone, places, words, consignment.plan)}</span>
          {of > 1 && done > 0 && done < of && <small>{say('consignments.doneOf', { done, of })}</small>}
        </span>
        <span className="story-track" aria-hidden="true">
          <span className="story-here" style={{ left: at(asOf) }} />
          {planned?.p50 != null && (
            <>
              <span
                className="story-band"
                style={{
                  left: at(planned.p10 ?? planned.p50),
                  right: `${100 - placeOn(axis, planned.p90 ?? axis.to) * 100}%`,
                }}
              />
              <span className="story-median" style={{ left: at(planned.p50) }} />
            </>
          )}
          <Marks axis={axis} milestone={milestone} />
        </span>
        <span className="story-when">
          <span>{when}</span>
          {late !== null && (
            <small className="consignment-late" data-late={latenessKind(late)}>
              {latenessInWords(late, words)}
            </small>
          )}
          {late === null && isDue && (
            <small className="consignment-late" data-late="late">
              {say('consignments.overdue')}
            </small>
          )}
          {count > 0 && <small className="story-count">{say('consignments.words', { count })}</small>}
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="story-words">
        {isOpen && (
          <>
            {planned?.p50 != null && (
              <p className="note">
                {say('consignments.plannedSpan', {
                  p10: planned.p10 === null ? say('duration.beyond') : moment(planned.p10, words),
                  p50: moment(planned.p50, words),
                  p90: planned.p90 === null ? say('duration.beyond') : moment(planned.p90, words),
                })}
              </p>
            )}
            {pieces.length === 0 && <p>{say('consignments.nobody')}</p>}
            {pieces.map((piece) => (
              <WordsOf
                key={piece.equipmentId}
                piece={piece}
                isOnly={pieces.length === 1}
                asOf={asOf}
                consignment={consignment}
                messages={messages}
                isLogged={isLogged}
              />
            ))}
          </>
        )}
      </div>
    </>
  )

  function at(instant: EpochMinutes): string {
    return `${placeOn(axis, instant) * 100}%`
  }
}

/** Filled where it happened, hollow where it is expected; each piece by itself where they differ. */
function Marks({ axis, milestone }: { readonly axis: TimeAxis; readonly milestone: Milestone }) {
  const { actual, estimated, pieces } = milestone
  const isApart = differs(milestone)
  const marks = isApart ? pieces.flatMap(marksOf) : []
  const all = isApart
    ? marks
    : [
        ...(actual === null ? [] : [{ how: 'actual', at: actual }]),
        ...(actual !== null || estimated === null ? [] : [{ how: 'estimated', at: estimated }]),
      ]
  const late = latenessKind(behind(milestone))
  return all.map(({ how, at }, i) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: marks keep their order
      key={i}
      className={`story-mark story-${how}`}
      data-late={late}
      data-small={isApart}
      style={{ left: `${placeOn(axis, at) * 100}%` }}
    />
  ))
}

function marksOf({ ACT, EST }: MilestonePiece): { readonly how: string; readonly at: EpochMinutes }[] {
  if (ACT !== null) return [{ how: 'actual', at: ACT.taken.at }]
  return EST === null ? [] : [{ how: 'estimated', at: EST.taken.at }]
}
