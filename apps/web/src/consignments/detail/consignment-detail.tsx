import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useAccount } from '../../account/account.js'
import { api } from '../../api/client.js'
import { Failed } from '../../conditions/failed.js'
import { readIn, useReading } from '../../conditions/use-reading.js'
import { DetailFrame } from '../../shell/detail-frame.js'
import { Opening } from '../../shell/opening.js'
import { useWords } from '../../words/words-context.js'
import { TABS, type Tab } from '../address.js'
import { useLooking } from '../consignments-context.js'
import { ArrivalView } from './arrival-view.js'
import { ConsignmentHead } from './consignment-head.js'
import { ConsignmentMap } from './consignment-map.js'
import { DocumentsView } from './documents-view.js'
import { EquipmentView } from './equipment-view.js'
import { HistoryView } from './history-view.js'
import { MessagesView } from './messages-view.js'
import { NotShown } from './not-shown.js'
import { SeenByView } from './seen/seen-by-view.js'
import { StandBy } from './stand-by.js'
import { StoryView } from './story-view.js'

const ReportForm = lazy(() => import('../enter/report-form.js'))
const ChangeConsignment = lazy(() => import('../enter/change-consignment.js'))
const PartConsignment = lazy(() => import('../enter/part-consignment.js'))

/** What can be done with a consignment by whoever may. */
const TASKS = ['report', 'change', 'part'] as const
const NOTHING = { mayReport: false, mayChange: false }

interface ConsignmentDetailProps {
  readonly id: string
  readonly dark: boolean
  readonly takesFocus: boolean
}

/** One consignment: its way on the map, where it is, and all that is known and told of it. */
export function ConsignmentDetail({ id, dark, takesFocus }: ConsignmentDetailProps) {
  const { say } = useWords()
  const { shown, close, begin, end, renew, revision } = useLooking()
  const [state, again] = useReading(`consignment ${id} ${revision}`, (signal) => api.consignment(id, signal))
  const [storyState, storyAgain] = useReading(`story ${id} ${revision}`, (signal) => api.consignmentStory(id, signal))
  const isAlone = useAccount().person === null
  const [acceptanceState] = useReading(`acceptance ${id} ${revision} ${isAlone}`, async (signal) =>
    isAlone ? null : api.acceptance(id, signal),
  )
  const acceptance = readIn(acceptanceState)
  const may = isAlone ? { mayReport: true, mayChange: true } : (acceptance?.own ?? NOTHING)
  const told = readIn(state)
  const story = readIn(storyState)
  if (told === null) {
    return (
      <DetailFrame kind={say('consignments.one')} title={id} takesFocus={takesFocus} onClose={close}>
        {state.kind === 'failed' ? (
          <NotShown id={id} problem={state.problem} onAgain={again} />
        ) : (
          <Opening word={say('consignments.reading.one')} />
        )}
      </DetailFrame>
    )
  }
  const { consignment } = told
  const bodies: Readonly<Record<Tab, () => ReactNode>> = {
    story: () =>
      storyState.kind === 'failed' ? (
        <Failed problem={storyState.problem} onAgain={storyAgain} />
      ) : story === null ? (
        <Opening word={say('consignments.reading.story')} />
      ) : (
        <StoryView consignment={consignment} told={story} isLogged={!told.sample} />
      ),
    arrival: () => <ArrivalView id={id} mayTake={may.mayChange ? !told.sample : null} />,
    equipment: () => <EquipmentView consignment={consignment} story={story?.story ?? null} />,
    documents: () => <DocumentsView consignment={consignment} />,
    messages: () => <MessagesView id={id} parties={consignment.parties} sample={told.sample} />,
    history: () => <HistoryView id={id} />,
    seen: () => <SeenByView told={told} acceptance={acceptance} onChanged={renew} />,
  }
  const kept = () => {
    end()
    renew()
  }
  return (
    <>
      {shown.task === null && (
        <ConsignmentMap dark={dark} consignment={consignment} positions={story?.story.positions ?? []} />
      )}
      <DetailFrame kind={say('consignments.one')} title={id} takesFocus={takesFocus} onClose={close}>
        <ConsignmentHead told={told} story={story} />
        {acceptance && <StandBy id={id} version={told.version} acceptance={acceptance} onChanged={renew} />}
        {shown.task === null ? (
          <>
            <div className="consignment-bar">
              <Tabs />
              {!told.sample && (
                <div className="consignment-acts">
                  {TASKS.filter((task) => (task === 'report' ? may.mayReport : may.mayChange)).map((task) => (
                    <button key={task} type="button" className="button-second" onClick={() => begin(task)}>
                      {say(`consignments.${task}`)}
                    </button>
                  ))}
                </div>
              )}
            </div>
            <section aria-label={say(`consignments.tab.${shown.tab}`)} key={shown.tab}>
              {bodies[shown.tab]()}
            </section>
          </>
        ) : (
          <Suspense fallback={<Opening word={say('views.opening')} />}>
            {shown.task === 'report' &&
              (story === null && storyState.kind !== 'failed' ? (
                <Opening word={say('consignments.reading.one')} />
              ) : (
                <ReportForm consignment={consignment} story={story?.story ?? null} onKept={kept} />
              ))}
            {shown.task === 'change' && <ChangeConsignment told={told} onKept={kept} />}
            {shown.task === 'part' && <PartConsignment told={told} onKept={kept} />}
          </Suspense>
        )}
      </DetailFrame>
    </>
  )
}

/** What is known, by subject; the open one is brought into view where not all fit. */
function Tabs() {
  const { say } = useWords()
  const { shown, show } = useLooking()
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into view once it is opened
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current="true"]')
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.clientWidth) / 2
  }, [shown.tab])
  return (
    <nav className="views consignment-views" aria-label={say('consignments.views')} ref={nav}>
      {TABS.map((tab) => (
        <button key={tab} type="button" aria-current={tab === shown.tab} onClick={() => show(tab)}>
          {say(`consignments.tab.${tab}`)}
        </button>
      ))}
    </nav>
  )
}
