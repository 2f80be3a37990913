import type { TargetsAnswer } from '@karavan/api'
import type { Places } from '../consignments/use-places.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import {
  amountInWords,
  claimInWords,
  periodInWords,
  scopeInWords,
  seriesInWords,
  unitInWords,
  whoInWords,
} from './say-figure.js'
import { SeekFields } from './series-list.js'
import { ShareBar } from './share-bar.js'
import type { Shown } from './use-shown.js'
import { hasWords } from './words-sought.js'

type Line = TargetsAnswer['lines'][number]
type Target = Line['targets'][number]

export const TARGET_STATES = ['open', 'missed', 'met', 'unknown'] as const

interface TargetsListProps {
  readonly targets: TargetsAnswer
  readonly shownWith: Shown
  readonly places: Places
  readonly onOpen: (figure: string) => void
}

/** Published aims against what came, those with a way so far first: who said it when, and the growth still needed. */
export function TargetsList({ targets, shownWith, places, onOpen }: TargetsListProps) {
  const words = useWords()
  const { say } = words
  const { q } = shownWith.shown
  const lines = targets.lines
    .filter(({ series, title }) => hasWords(q, `${seriesInWords(series, places, words)} ${title}`))
    .toSorted((a, b) => b.path.length - a.path.length || b.targets.length - a.targets.length)
  const all = lines.flatMap((line) => line.targets)
  const count = (state: Target['state']) => all.filter((target) => target.state === state).length
  return (
    <>
      <SeekFields shownWith={shownWith} />
      <div role="status" className="targets-counts">
        <ShareBar
          counts={TARGET_STATES.map((state) => ({
            state,
            count: count(state),
            name: say(`observatory.targets.state.${state}`),
          }))}
        />
      </div>
      <p className="note target-keys">
        <svg viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">
          <rect className="target-ground" width="34" height="14" />
          <rect className="target-came" y="3" width="20" height="8" />
          <line className="target-aim" x1="28" x2="28" y1="0" y2="14" />
        </svg>
        {say('observatory.targets.keys')}
      </p>
      {lines.length === 0 && <p className="network-none">{say('observatory.targets.none')}</p>}
      <ul className="targets-list">
        {lines.map((line) => (
          <TargetLine key={line.targets[0]?.figure.id} line={line} places={places} onOpen={onOpen} />
        ))}
      </ul>
    </>
  )
}

interface TargetLineProps {
  readonly line: Line
  readonly places: Places
  readonly onOpen: (figure: string) => void
}

function TargetLine({ line: { series, targets, path }, places, onOpen }: TargetLineProps) {
  const words = useWords()
  const { say } = words
  const last = path.at(-1) ?? null
  const years = new Map(targets.map(({ figure }) => [figure.id, figure.period?.end.slice(0, 4) ?? '']))
  return (
    <li className="target-line">
      <h2>{seriesInWords(series, places, words)}</h2>
      {last !== null && (
        <p className="note">
          {say('observatory.targets.last', {
            value: amountInWords(last, words),
            period: periodInWords(last.period, words),
          })}
        </p>
      )}
      <ul>
        {targets.map((target) => {
          const { figure, state, reached, needed, alsoDated } = target
          const from = path.find(({ id }) => id === needed?.from) ?? null
          const own = path.findLast((one) => one.series.scope === figure.series.scope) ?? null
          const also = alsoDated.flatMap((id) => years.get(id) ?? []).filter(Boolean)
          return (
            <li key={figure.id} className="target-said" data-state={state}>
              <button type="button" className="link" data-figure={figure.id} onClick={() => onOpen(figure.id)}>
                {aimInWords(target, words)}{' '}
                {figure.period === null
                  ? say('observatory.targets.noTime')
                  : say('observatory.targets.by', { when: periodInWords(figure.period, words) })}
              </button>
              <Bullet target={target} last={state === 'unknown' ? null : (own?.value ?? null)} />
              <span className="target-state" data-state={state}>
                {say(`observatory.targets.state.${state}`)}
              </span>
              <small>
                {[
                  ...(figure.series.scope === null
                    ? []
                    : [say('observatory.scope', { scope: scopeInWords(figure.series.scope, places, words) })]),
                  say('observatory.targets.said', { who: whoInWords(figure, words) }),
                  ...(state === 'unknown' ? [untoldInWords(target, path, places, words)] : []),
                  ...(reached === null
                    ? []
                    : [say('observatory.targets.reached', { value: amountInWords(reached, words) })]),
                  ...(needed === null
                    ? []
                    : [
                        say('observatory.targets.needed', {
                          growth: `${words.tenths(needed.growth)} %`,
                          from: periodInWords(from?.period ?? null, words),
                        }),
                        ...(needed.isAcrossScopes ? [say('observatory.derived.across')] : []),
                      ]),
                  ...(also.length === 0 ? [] : [say('observatory.targets.also', { years: words.list(also) })]),
                ].join(' · ')}
              </small>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

/** Of an aim whose time is over, what there is instead of a figure of its time by its own definition. */
function untoldInWords({ figure }: Target, path: Line['path'], places: Places, words: Words): string {
  const { say } = words
  const { period, series } = figure
  const isOfIts = (one: Line['path'][number]) => one.period?.start === period?.start && one.period?.end === period?.end
  const when = periodInWords(period, words)
  const other = path.find((one) => isOfIts(one) && one.series.scope !== series.scope)
  if (other !== undefined) {
    const scope = scopeInWords(other.series.scope, places, words)
    return say('observatory.targets.untold.other', { when, scope, value: amountInWords(other, words) })
  }
  const own = path.findLast((one) => one.series.scope === series.scope)
  if (own === undefined) return say('observatory.targets.untold', { when })
  return say('observatory.targets.untold.last', {
    when,
    value: amountInWords(own, words),
    period: periodInWords(own.period, words),
  })
}

/** What is aimed at: what the source says, else so many times what there was, else only that. */
function aimInWords({ figure, aim }: Target, words: Words): string {
  if (figure.value !== null || figure.min !== null) return amountInWords(figure, words)
  if (aim !== null) return `${words.compact(aim)} ${unitInWords(figure.series.unit, words)}`
  return figure.comparison === null ? amountInWords(figure, words) : claimInWords(figure.comparison, words)
}

const WIDTH = 150

/** What there is, as a bar, against the aim, as a line. */
function Bullet({ target: { aim, reached, figure }, last }: { readonly target: Target; readonly last: number | null }) {
  const wanted = aim ?? figure.value
  const came = reached?.value ?? last
  if (wanted === null || came === null) return <span />
  const most = Math.max(wanted, came) * 1.05
  const xOf = (value: number) => (value / most) * WIDTH
  return (
    <svg className="target-bullet" viewBox={`0 0 ${WIDTH} 14`} width={WIDTH} height="14" aria-hidden="true">
      <rect className="target-ground" width={WIDTH} height="14" />
      <rect className="target-came" y="3" width={xOf(came)} height="8" />
      <line className="target-aim" x1={xOf(wanted)} x2={xOf(wanted)} y1="0" y2="14" />
    </svg>
  )
}
