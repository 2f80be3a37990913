import type { Problem, ReplanAnswer } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { type FormEvent, useState } from 'react'
import { ArrivalStrip, tallestShare } from '../../answers/arrival-strip.js'
import { AxisLabels } from '../../answers/axis-labels.js'
import { ModeIcon } from '../../answers/mode-icon.js'
import type { TimeAxis } from '../../answers/time-axis.js'
import { api, whyFailed } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { Opening } from '../../shell/opening.js'
import { ProblemText } from '../../shell/problem.js'
import { modeGroup } from '../../words/modes.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { TextField } from '../enter/text-field.js'
import { moment } from '../moments.js'
import { AdviceList } from './advice-list.js'
import { comparedBy } from './compared.js'
import { waysAxis } from './ways-axis.js'

type Way = NonNullable<ReplanAnswer['inForce']>
type Other = ReplanAnswer['others'][number]

interface OtherWaysProps {
  readonly id: string
  /** Whether whoever looks may change what was entered. */
  readonly mayTake: boolean
}

/** Other ways from where a consignment is: looked for once it is asked, as that takes a while. */
export function OtherWays({ id, mayTake }: OtherWaysProps) {
  const { say } = useWords()
  const { renew } = useLooking()
  const [isAsked, setAsked] = useState(false)
  const taken = () => {
    setAsked(false)
    renew()
  }
  return (
    <section className="ways" aria-labelledby="ways-title">
      <h3 id="ways-title">{say('consignments.ways')}</h3>
      {isAsked ? (
        <Looked id={id} mayTake={mayTake} onTaken={taken} />
      ) : (
        <>
          <p className="note">{say('consignments.ways.what')}</p>
          <button type="button" className="button-second" onClick={() => setAsked(true)}>
            {say('consignments.ways.look')}
          </button>
        </>
      )}
    </section>
  )
}

interface LookedProps extends OtherWaysProps {
  /** Told that one was taken. */
  readonly onTaken: () => void
}

function Looked(props: LookedProps) {
  const { id } = props
  const { say } = useWords()
  const [state, again] = useReading(`ways ${id}`, (signal) => api.replan(id, signal))
  const answer = readIn(state)
  if (state.kind === 'failed') return <Failed problem={state.problem} onAgain={again} />
  if (answer === null) return <Opening word={say('consignments.ways.reading')} />
  if (answer.why !== null) return <p role="status">{say(`consignments.ways.none.${answer.why}`)}</p>
  return <Compared {...props} answer={answer} />
}

function Compared({ answer, ...asked }: LookedProps & { readonly answer: ReplanAnswer }) {
  const words = useWords()
  const { say, tell, percent } = words
  const { places } = useLooking()
  const { asOf, from, inForce, others, due, worse, knockedOut, told, advice } = answer
  if (from === null || inForce === null) return null
  const curves = [inForce, ...others].map(({ arrival }) => arrival)
  const axis = waysAxis(asOf, curves, due?.at ?? null)
  const drawn = { axis, tallest: tallestShare(axis, curves), due: due?.at ?? null }
  return (
    <>
      <p>
        {say('consignments.ways.from', { place: places.nameOf(from.place), time: moment(from.ready, words) })}
        {from.gone >= 0.05 && <> {say('consignments.ways.gone', { share: percent(from.gone) })}</>}
      </p>
      <AdviceList advice={advice} />
      <div>
        <AxisLabels axis={axis} ready={from.ready} deadline={due?.at} />
        <p className="note">
          {due === null
            ? say('consignments.ways.legend')
            : say('consignments.ways.legendDue', { day: moment(due.at, words) })}
        </p>
      </div>
      <ol className="ways-list">
        <li className="way">
          <h4>{say('consignments.ways.inForce')}</h4>
          <WayOn way={inForce} {...drawn} />
        </li>
        {others.map((other) => (
          <li className="way" key={other.wayId}>
            <OtherWay {...asked} {...drawn} other={other} version={answer.version} inForce={inForce} />
          </li>
        ))}
      </ol>
      {others.length === 0 && <p>{say('consignments.ways.noOther')}</p>}
      {knockedOut.length > 0 && (
        <ul className="note">
          {knockedOut.map(({ told: { subjectName }, rule }) => (
            <li key={`${tell(subjectName)} ${rule.code} ${tell(rule.told.text)}`}>
              {tell(subjectName)}: {tell(rule.told.text)}
            </li>
          ))}
        </ul>
      )}
      {worse > 0 && <p className="note">{say('consignments.ways.worse', { count: worse })}</p>}
      {told.notes.map((note) => (
        <p className="note" key={tell(note)}>
          {tell(note)}
        </p>
      ))}
    </>
  )
}

interface Drawn {
  readonly axis: TimeAxis
  readonly tallest: number
  readonly due: EpochMinutes | null
}

interface OtherWayProps extends LookedProps, Drawn {
  readonly other: Other
  readonly inForce: Way
  readonly version: number
}

function OtherWay({ id, mayTake, onTaken, other, inForce, version, ...drawn }: OtherWayProps) {
  const words = useWords()
  const { say, list } = words
  const { places } = useLooking()
  const [isTaking, setTaking] = useState(false)
  const { added, dropped } = other
  const title =
    added.length > 0
      ? say('consignments.ways.by', { places: list(added.map(places.nameOf)) })
      : say('consignments.ways.same')
  return (
    <>
      <h4>{title}</h4>
      {dropped.length > 0 && (
        <p className="note">{say('consignments.ways.without', { places: list(dropped.map(places.nameOf)) })}</p>
      )}
      <WayOn way={other} beside={inForce} {...drawn} />
      {mayTake &&
        (isTaking ? (
          <Taking
            id={id}
            way={other.wayId}
            version={version}
            title={title}
            onTaken={onTaken}
            onLeave={() => setTaking(false)}
          />
        ) : (
          <button
            type="button"
            className="button-second"
            aria-label={`${say('consignments.ways.take')}: ${title}`}
            onClick={() => setTaking(true)}
          >
            {say('consignments.ways.take')}
          </button>
        ))}
    </>
  )
}

/** When the goods come by a way, drawn and in words, and what it costs; beside the one in force. */
function WayOn({ way, beside, axis, tallest, due }: Drawn & { readonly way: Way; readonly beside?: Way }) {
  const words = useWords()
  const { say, tell, percent, money } = words
  const { places } = useLooking()
  const told = [...way.holds, ...(way.flags ?? [])].map((each) => tell(each.told.text))
  const at = (instant: EpochMinutes | null) =>
    instant === null ? say('consignments.arrival.never') : moment(instant, words)
  const outline = beside === undefined ? {} : { beside: beside.arrival }
  return (
    <>
      <p className="way-legs">
        {way.legs.map(({ mode, from, to, service }) => (
          <span key={`${from} ${to} ${service}`}>
            <ModeIcon group={modeGroup(mode)} /> {say(`answers.mode.${mode}`)} {places.nameOf(from)} –{' '}
            {places.nameOf(to)}
          </span>
        ))}
      </p>
      <ArrivalStrip axis={axis} curve={way.arrival} tallest={tallest} deadline={due ?? undefined} {...outline} />
      <p className="way-figures">
        <span>
          {say('consignments.ways.median', { time: at(way.p50) })} {beside && comparedBy(way.p50, beside.p50, words)}
        </span>
        <span>{say('consignments.ways.p90', { time: at(way.p90) })}</span>
        {way.missing !== null && <span>{say('consignments.ways.missing', { share: percent(way.missing) })}</span>}
        <span>
          {way.cost === null
            ? say('consignments.ways.costUnknown')
            : say('consignments.ways.cost', { cost: money(way.cost.amount, way.cost.currency) })}
        </span>
      </p>
      {[...new Set(told)].map((text) => (
        <p className="way-flag" key={text}>
          {text}
        </p>
      ))}
    </>
  )
}

interface TakingProps extends Pick<LookedProps, 'id' | 'onTaken'> {
  readonly way: string
  /** That was looked at. */
  readonly version: number
  readonly title: string
  readonly onLeave: () => void
}

/** Asks why before another way is taken. */
function Taking({ id, way, version, title, onTaken, onLeave }: TakingProps) {
  const { say } = useWords()
  const [why, setWhy] = useState('')
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return
    setSending(true)
    setProblem(null)
    try {
      await api.adopt(id, { way, after: version, why: why.trim() })
      onTaken()
    } catch (error) {
      setProblem(whyFailed(error))
      setSending(false)
    }
  }
  return (
    <form className="way-taking" onSubmit={send} aria-label={`${say('consignments.ways.take')}: ${title}`} noValidate>
      <TextField id={`way-why-${way}`} label={say('consignments.ways.why')} value={why} onChange={setWhy} />
      <div className="enter-buttons">
        <button type="button" className="button-quiet" onClick={onLeave}>
          {say('consignments.leave')}
        </button>
        <button type="submit" className="button" disabled={isSending || why.trim() === ''}>
          {say(isSending ? 'consignments.sending' : 'consignments.ways.do')}
        </button>
      </div>
      {problem && (
        <div className="enter-refused" role="alert">
          <ProblemText problem={problem} />
        </div>
      )}
    </form>
  )
}
