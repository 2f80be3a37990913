import '../styles/network.css'
import '../styles/conditions.css'
import { type EpochMinutes, formatDate, formatInstant } from '@karavan/core'
import type { ConditionsAnswer } from '@karavan/model'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { ListPane } from '../shell/list-pane.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { AskedFields } from './asked-fields.js'
import { ConditionList, hampered } from './condition-list.js'
import { ConditionsContext } from './conditions-context.js'
import { ConditionsMap } from './conditions-map.js'
import { DayPicker, today } from './day-picker.js'
import { changesOf, instantOf } from './days.js'
import { OrderDetail } from './detail/order-detail.js'
import { PlaceDetail } from './detail/place-detail.js'
import { lastEnteredKind } from './enter/kept-entry.js'
import { Failed } from './failed.js'
import { FollowLine } from './follow-line.js'
import { type Kept, KeptNotice } from './kept-notice.js'
import { type Register, readRegister } from './register.js'
import { useRenewals } from './renew-when-old.js'
import { useNamedPlace } from './use-named-place.js'
import { lastIn, readIn, useReading } from './use-reading.js'
import { useShown } from './use-shown.js'
import { outdated } from './weather.js'

const EntryPanel = lazy(() => import('./enter/entry-panel.js'))

/** After so long a forecast is read anew: the server asks for another as seldom. */
const FORECAST_MINUTES = 60

interface ConditionsPageProps {
  readonly dark: boolean
  /** Where the plan is found. */
  readonly plan: string
  /** Told whenever something is entered or withdrawn. */
  readonly onEntered: () => void
}

/** What is shut, banned or queueing on a day, in a list and on the map. */
export default function ConditionsPage(props: ConditionsPageProps) {
  const { say } = useWords()
  const [revision, setRevision] = useState(0)
  const [state, again] = useReading(`register ${revision}`, readRegister)
  const register = readIn(state)
  if (register !== null) {
    const renew = () => {
      setRevision((before) => before + 1)
      props.onEntered()
    }
    return <Conditions {...props} register={register} revision={revision} renew={renew} />
  }
  return (
    <main className="ask-pane network-list" id="answers">
      {state.kind === 'failed' ? (
        <Failed problem={state.problem} onAgain={again} />
      ) : (
        <Opening word={say('conditions.reading')} />
      )}
    </main>
  )
}

interface ShownProps extends ConditionsPageProps {
  readonly register: Register
  /** Grows whenever something is entered or withdrawn here. */
  readonly revision: number
  readonly renew: () => void
}

/** The list on the left, the map and what is open on the right; on a narrow screen the one covers the other. */
function Conditions({ dark, plan, register, revision, renew }: ShownProps) {
  const { say } = useWords()
  const { shown, goOn, ask, askAll, openOrder, openPlace, openEntry, close } = useShown(plan)
  const [kept, setKept] = useState<Kept | null>(null)
  const [mapWanted, setMapWanted] = useState(false)
  const arrived = useRef(false)
  useEffect(() => {
    arrived.current = true
  }, [])
  const { at, atNamed, goods, equipment, order, place, enter } = shown
  const unknown = useNamedPlace(atNamed, (id) => ask({ at: id, atNamed: '' }))
  const on = shown.on === null ? today() : instantOf(shown.on)
  const question = {
    on: formatDate(on),
    ...(at === null ? {} : { at }),
    ...(goods === '' ? {} : { goods }),
    ...(equipment === null ? {} : { equipment }),
  }
  const [state, again] = useReading(`${JSON.stringify(question)} ${revision}`, (signal) =>
    // Of today it is asked what is so now: a port may have shut an hour ago.
    api.conditions(shown.on === null ? { ...question, on: formatInstant(minutesNow()) } : question, signal),
  )
  const answer = readIn(state)
  const renewals = useRenewals(FORECAST_MINUTES)
  const [weatherState] = useReading(`weather ${renewals}`, (signal) => api.weather('', signal))
  const forecast = lastIn(weatherState)
  const known = forecast?.configured === true ? forecast : null
  const weather =
    known !== null && weatherState.kind === 'failed' ? outdated(known, minutesNow(), weatherState.problem) : known
  const changes = useMemo(() => changesOf(register.orders, at), [register, at])
  const opened = order !== null || place !== null || enter !== null
  const looking = {
    register,
    on,
    weather,
    question: shown.question,
    asked: shown,
    order,
    place,
    openOrder,
    openPlace,
    openEntry,
    revision,
    renew,
  }
  return (
    <ConditionsContext value={looking}>
      <main className="ask-pane network-list" id="answers" data-covered={opened || mapWanted}>
        <div className="network-head">
          <h1>{say('conditions.heading')}</h1>
          <div className="network-head-acts">
            <button type="button" className="button-second" onClick={() => openEntry(lastEnteredKind())}>
              {say('enter.open')}
            </button>
            <button type="button" className="button-second network-to-map" onClick={() => setMapWanted(true)}>
              {say('network.toMap')}
            </button>
          </div>
        </div>
        <DayPicker on={on} isToday={shown.on === null} changes={changes} onDay={goOn} />
        <AskedFields asked={shown} unknown={unknown} onAsk={ask} />
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {answer === null && state.kind === 'reading' && <Opening word={say('conditions.reading')} />}
        {answer && (
          <>
            <Count
              answer={answer}
              isAll={at === null && atNamed === '' && goods === '' && equipment === null}
              onAll={askAll}
            />
            <ConditionList answer={answer} isOld={state.kind === 'reading'} />
            <FollowLine at={at} />
          </>
        )}
      </main>
      <ListPane
        covers={opened || mapWanted}
        opened={opened}
        entering={enter !== null}
        onBack={() => {
          setMapWanted(false)
          if (opened) close()
        }}
      >
        <ConditionsMap dark={dark} answer={answer ?? NOTHING} />
        {enter !== null && (
          <Suspense fallback={<Opening word={say('enter.beginning')} />}>
            <EntryPanel
              enter={enter}
              begun={shown}
              takesFocus={arrived.current}
              onKept={(now, isLeft) => {
                setKept(now)
                renew()
                if (isLeft) return
                if (now.place === null) openOrder(now.id)
                else openPlace(now.place)
              }}
              onClose={close}
            />
          </Suspense>
        )}
        <KeptNotice kept={kept} onLeave={() => setKept(null)} />
        {order !== null && enter === null && (
          <OrderDetail
            key={order}
            id={order}
            standing={answer?.orders.find((standing) => standing.order.id === order)}
            takesFocus={arrived.current}
            onClose={close}
          />
        )}
        {order === null && place !== null && enter === null && (
          <PlaceDetail
            key={place}
            place={place}
            answer={answer ?? NOTHING}
            onDay={goOn}
            takesFocus={arrived.current}
            onClose={close}
          />
        )}
      </ListPane>
    </ConditionsContext>
  )
}

function minutesNow(): EpochMinutes {
  return Math.floor(Date.now() / 60_000)
}

const NOTHING: ConditionsAnswer = { on: 0, orders: [], coming: [], places: [], queues: [], unratedCounts: [], known: 0 }

interface CountProps {
  readonly answer: ConditionsAnswer
  readonly isAll: boolean
  readonly onAll: () => void
}

/** How much is in force, or that nothing is known to be. */
function Count({ answer, isAll, onAll }: CountProps) {
  const { on, orders, coming, known } = answer
  const queues = answer.queues.length + answer.unratedCounts.length
  const places = hampered(answer)
  const { say, number, longDate } = useWords()
  const isNothing = orders.length + coming.length + places.length + queues === 0
  const values = { date: longDate(on), known: number(known) }
  return (
    <div className={isNothing ? 'conditions-none' : 'listed'}>
      <p role="status">
        {isNothing
          ? say(isAll ? 'conditions.none' : 'conditions.none.asked', values)
          : say('conditions.count', {
              orders: orders.length,
              places: places.length,
              queues,
              known: number(known),
            })}
      </p>
      {!isAll && (
        <button type="button" className="link" onClick={onAll}>
          {say('network.seekAll')}
        </button>
      )}
    </div>
  )
}
