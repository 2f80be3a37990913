import '../styles/network.css'
import '../styles/conditions.css'
import '../styles/consignments.css'
import '../styles/segments.css'
import { INDICATORS } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.js'
import { Failed } from '../conditions/failed.js'
import { readIn, useReading } from '../conditions/use-reading.js'
import { type Places, usePlaces } from '../consignments/use-places.js'
import { ListPane } from '../shell/list-pane.js'
import { Opening } from '../shell/opening.js'
import { useWords } from '../words/words-context.js'
import { type FigureKey, figureName, keyOf, SEGMENT_KINDS } from './address.js'
import { Explanation } from './explanation.js'
import { FigureDetail } from './figure-detail.js'
import { reasonsInWords, segmentInWords } from './say-segment.js'
import { SegmentChart } from './segment-chart.js'
import { groupsOf, monthsOf, type SegmentGroup, type SegmentSeries, whyUnmeasured } from './series.js'
import { type Shown, useShown } from './use-shown.js'

/** How long borders, ports and legs took, month by month, from what happened to consignments; beside them what one figure is made of. */
export default function SegmentsPage() {
  const { say } = useWords()
  const shownWith = useShown()
  const { shown, open, close } = shownWith
  const places = usePlaces()
  const [howWanted, setHowWanted] = useState(false)
  const arrived = useRef(false)
  useEffect(() => {
    arrived.current = true
  }, [])
  const { kind, measure, opened } = shown
  const list = useRef<HTMLDivElement>(null)
  const before = useRef<FigureKey | null>(null)
  useEffect(() => {
    if (opened === null && before.current !== null)
      list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(figureName(before.current))}"]`)?.focus()
    before.current = opened
  }, [opened])
  const question = { ...(kind === null ? {} : { segment: kind }), ...(measure === null ? {} : { measure }) }
  const asked = JSON.stringify(question)
  const [state, again] = useReading(asked, async (signal) => ({
    asked,
    answer: await api.indicators(question, signal),
  }))
  const read = readIn(state)
  const answer = read?.answer ?? null
  const groups = groupsOf(answer?.figures ?? [])
  const months = monthsOf(answer?.figures ?? [])
  const isAll = kind === null && measure === null
  const found = opened === null ? null : figureIn(groups, opened)
  return (
    <>
      <main className="ask-pane network-list" id="answers" data-covered={opened !== null || howWanted}>
        <div className="network-head">
          <h1>{say('segments.heading')}</h1>
          <button type="button" className="button-second network-to-map" onClick={() => setHowWanted(true)}>
            {say('segments.how')}
          </button>
        </div>
        <SegmentFields shownWith={shownWith} />
        {state.kind === 'failed' && <Failed problem={state.problem} onAgain={again} />}
        {answer === null && state.kind === 'reading' && <Opening word={say('segments.reading')} />}
        {answer !== null && (
          <>
            <p role="status" className="note">
              {say('segments.looked', { count: answer.consignments })}
              {!answer.complete && ` ${say('segments.incomplete')}`}
            </p>
            {groups.length === 0 && <Nothing isAll={isAll} />}
            <div className="segments-list" ref={list} aria-busy={read?.asked !== asked}>
              {groups.map((group) => (
                <Group key={group.kind} group={group} months={months} places={places} opened={opened} onOpen={open} />
              ))}
            </div>
          </>
        )}
      </main>
      <ListPane
        covers={opened !== null || howWanted}
        opened={opened !== null}
        onBack={() => {
          setHowWanted(false)
          if (opened !== null) close()
        }}
      >
        {opened === null && <Explanation />}
        {opened !== null && found !== null && (
          <FigureDetail
            key={figureName(opened)}
            {...found}
            places={places}
            takesFocus={arrived.current}
            onOpen={open}
            onClose={close}
          />
        )}
        {opened !== null && found === null && (
          <p className="network-none">{say(answer === null ? 'segments.reading' : 'segments.gone')}</p>
        )}
      </ListPane>
    </>
  )
}

function figureIn(groups: readonly SegmentGroup[], wanted: FigureKey) {
  const name = figureName(wanted)
  const segment = groups.flatMap(({ segments }) => segments).find((one) => one.segmentId === wanted.segmentId)
  for (const series of [...(segment?.measured ?? []), ...(segment?.unmeasured ?? [])]) {
    const figure = series.figures.find((one) => figureName(keyOf(one)) === name)
    if (segment && figure) return { segment, series, figure }
  }
  return null
}

function SegmentFields({ shownWith: { shown, seek } }: { readonly shownWith: Shown }) {
  const { say } = useWords()
  return (
    <search className="seek segments-seek">
      <label>
        <span className="seek-name">{say('segments.kind')}</span>
        <select
          value={shown.kind ?? ''}
          onChange={({ target }) => seek({ kind: SEGMENT_KINDS.find((one) => one === target.value) ?? null })}
        >
          <option value="">{say('network.any')}</option>
          {SEGMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`segments.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="seek-name">{say('segments.measure')}</span>
        <select
          value={shown.measure ?? ''}
          onChange={({ target }) => seek({ measure: INDICATORS.find((one) => one === target.value) ?? null })}
        >
          <option value="">{say('network.any')}</option>
          {INDICATORS.map((indicator) => (
            <option key={indicator} value={indicator}>
              {say(`segments.measure.${indicator}`)}
            </option>
          ))}
        </select>
      </label>
    </search>
  )
}

function Nothing({ isAll }: { readonly isAll: boolean }) {
  const { say } = useWords()
  return (
    <div className="conditions-none">
      <p>
        <strong>{say(isAll ? 'segments.none' : 'segments.none.sought')}</strong>
      </p>
      <p>{say('segments.none.more')}</p>
    </div>
  )
}

interface SegmentsProps {
  readonly months: readonly string[]
  readonly places: Places
  readonly opened: FigureKey | null
  readonly onOpen: (figure: FigureKey) => void
}

function Group({ group, ...rest }: SegmentsProps & { readonly group: SegmentGroup }) {
  const { say } = useWords()
  return (
    <section aria-labelledby={`segments-${group.kind}`}>
      <h2 id={`segments-${group.kind}`} className="conditions-group">
        {say(`segments.kind.${group.kind}`)}
      </h2>
      {group.segments.map((segment) => (
        <Segment key={segment.segmentId} segment={segment} {...rest} />
      ))}
    </section>
  )
}

function Segment({ segment, months, places, opened, onOpen }: SegmentsProps & { readonly segment: SegmentSeries }) {
  const words = useWords()
  const { say } = words
  return (
    <article className="segment">
      <h3>{segmentInWords(segment.segment, places, words)}</h3>
      {segment.measured.length > 0 && (
        <div className="segment-charts">
          {segment.measured.map((series) => (
            <SegmentChart
              key={`${series.indicator} ${series.unit}`}
              series={series}
              months={months}
              opened={opened}
              onOpen={onOpen}
            />
          ))}
        </div>
      )}
      {segment.unmeasured.map(({ indicator, figures }) => (
        <p key={indicator} className="note">
          {say('segments.notMeasured', {
            measure: say(`segments.measure.${indicator}`),
            reasons: reasonsInWords(whyUnmeasured(figures), words),
          })}
        </p>
      ))}
    </article>
  )
}
