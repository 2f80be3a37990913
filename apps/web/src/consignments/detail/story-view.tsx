import type { StoryAnswer } from '@karavan/api'
import { type Consignment, doubtMessage, type Milestone, type OrderDoubt, type WordGap } from '@karavan/model'
import { useState } from 'react'
import { ModeIcon } from '../../answers/mode-icon.js'
import { placeOn, type TimeAxis } from '../../answers/time-axis.js'
import { Term } from '../../help/term.js'
import { modeGroup } from '../../words/modes.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { numberOf } from '../say-consignment.js'
import { MilestoneRow } from './milestone-row.js'
import { OtherEvents } from './other-events.js'
import { byLeg, storyAxis } from './story-axis.js'
import { StoryTable } from './story-table.js'

interface StoryViewProps {
  readonly consignment: Consignment
  readonly told: StoryAnswer
  /** Whether what was told stands in the log. */
  readonly isLogged: boolean
}

/** What happened: each milestone as planned, expected and as it was, on one axis of time; who says so opens beneath it. */
export function StoryView({ consignment, told: { story, messages }, isLogged }: StoryViewProps) {
  const { say, shortDate } = useWords()
  const { places } = useLooking()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { milestones, gaps, doubts = [], asOf } = story
  if (milestones.length === 0 && story.others.length === 0)
    return <p className="conditions-none">{say('consignments.story.none')}</p>
  const axis = storyAxis(story)
  const toggle = (name: string) =>
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(name)) after.add(name)
      return after
    })
  return (
    <div className="story">
      {consignment.plan === null && <p className="note">{say('consignments.story.noPlan')}</p>}
      {milestones.length > 0 && (
        <>
          <div className="section-head">
            <h3>{say('consignments.tab.story')}</h3>
            <StoryLegend />
          </div>
          <div className="story-lines">
            <div className="story-back" aria-hidden="true">
              {axis.ticks.map((tick) => (
                <span key={tick} className="story-tick" style={{ left: `${placeOn(axis, tick) * 100}%` }} />
              ))}
              <span className="story-now" style={{ left: `${placeOn(axis, asOf) * 100}%` }} />
            </div>
            <div className="story-dates" aria-hidden="true">
              {axis.ticks
                .filter(
                  (tick) => Math.abs(placeOn(axis, tick) - placeOn(axis, asOf)) > 0.1 && placeOn(axis, tick) < 0.96,
                )
                .map((tick) => (
                  <span key={tick} style={{ left: `${placeOn(axis, tick) * 100}%` }}>
                    {shortDate(tick)}
                  </span>
                ))}
              <span className="story-dates-now" style={{ left: `${placeOn(axis, asOf) * 100}%` }}>
                {say('consignments.now')}
              </span>
            </div>
            {byLeg(milestones).map(({ leg, milestones: own }) => (
              <section key={`${leg} ${own[0]?.kind}`} className={`story-leg ${modeClass(leg)}`}>
                <LegHead leg={leg} consignment={consignment} />
                <ol>
                  {own.map((milestone) => (
                    <li key={nameOf(milestone)}>
                      <MilestoneRow
                        milestone={milestone}
                        axis={axis}
                        asOf={asOf}
                        consignment={consignment}
                        messages={messages}
                        isLogged={isLogged}
                        isOpen={open.has(nameOf(milestone))}
                        onToggle={() => toggle(nameOf(milestone))}
                      />
                    </li>
                  ))}
                  {doubts
                    .filter(({ next }) => next.leg === leg)
                    .map((doubt) => (
                      <li key={JSON.stringify([doubt.first, doubt.next])} className="story-doubt">
                        <DoubtRow doubt={doubt} consignment={consignment} />
                      </li>
                    ))}
                  {gaps
                    .filter((gap) => gap.leg === leg)
                    .map((gap) => (
                      <li key={`${gap.partyId} ${gap.since}`}>
                        <GapRow gap={gap} axis={axis} asOf={asOf} />
                      </li>
                    ))}
                </ol>
              </section>
            ))}
          </div>
          <details className="note">
            <summary>{say('consignments.table')}</summary>
            <StoryTable milestones={milestones} places={places} plan={consignment.plan} />
          </details>
        </>
      )}
      <OtherEvents consignment={consignment} others={story.others} messages={messages} isLogged={isLogged} />
      {story.leftOut > 0 && <p className="note">{say('consignments.leftOut', { count: story.leftOut })}</p>}
    </div>
  )

  function modeClass(leg: number | null): string {
    const mode = leg === null ? undefined : consignment.plan?.legs[leg]?.mode
    return mode === undefined ? '' : `mode-${modeGroup(mode)}`
  }
}

function LegHead({ leg, consignment }: { readonly leg: number | null; readonly consignment: Consignment }) {
  const { say, mode } = useWords()
  const { places } = useLooking()
  const own = leg === null ? undefined : consignment.plan?.legs[leg]
  if (leg === null || own === undefined) return <h4 className="story-leg-head">{say('consignments.unplanned')}</h4>
  const carriers = consignment.parties.filter(({ role, legs }) => role === 'carrier' && legs.includes(leg))
  const by = carriers.length > 0 ? carriers.map(({ name }) => name).join(', ') : own.operator
  return (
    <h4 className="story-leg-head">
      <ModeIcon group={modeGroup(own.mode)} />
      <span>
        {say('consignments.fromTo', { from: places.nameOf(own.from), to: places.nameOf(own.to) })}
        <small>
          {mode(own.mode)}
          {by !== null && ` · ${by}`}
        </small>
      </span>
    </h4>
  )
}

/** The same while the story is read anew. */
function nameOf({ leg, kind, place }: Milestone): string {
  return `${leg} ${kind} ${place}`
}

interface GapRowProps {
  readonly gap: WordGap
  readonly axis: TimeAxis
  readonly asOf: number
}

/** Silence that is longer than usual. */
function GapRow({ gap, axis, asOf }: GapRowProps) {
  const { tell } = useWords()
  return (
    <div className="story-row story-gap">
      <span className="story-what">{tell(gap.told.text)}</span>
      <span className="story-track" aria-hidden="true">
        <span
          className="story-silence"
          style={{ left: `${placeOn(axis, gap.since) * 100}%`, right: `${100 - placeOn(axis, asOf) * 100}%` }}
        />
      </span>
    </div>
  )
}

interface DoubtRowProps {
  readonly doubt: OrderDoubt
  readonly consignment: Consignment
}

/** Two words that cannot both be right, with the numbers of the pieces where there are several. */
function DoubtRow({ doubt, consignment: { utilizedEquipment } }: DoubtRowProps) {
  const { list, tell } = useWords()
  const { places } = useLooking()
  const pieces = utilizedEquipment.filter(({ equipmentId }) => doubt.equipment.includes(equipmentId))
  return (
    <p>
      {utilizedEquipment.length > 1 && <strong>{list(pieces.map(numberOf))}: </strong>}
      {tell(doubtMessage(doubt, places.nameOf))}
    </p>
  )
}

function StoryLegend() {
  const { say } = useWords()
  return (
    <ul className="story-legend">
      <li>
        <span className="story-key story-band" aria-hidden="true" />
        <Term name="eight-in-ten">{say('consignments.legend.band')}</Term>
      </li>
      <li>
        <span className="story-key" aria-hidden="true">
          <span className="story-mark story-estimated" />
        </span>
        {say('consignments.legend.estimated')}
      </li>
      <li>
        <span className="story-key" aria-hidden="true">
          <span className="story-mark story-actual" />
        </span>
        {say('consignments.legend.actual')}
      </li>
    </ul>
  )
}
