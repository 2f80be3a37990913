import type { Avoid, KnockedOut, NearestQuestion, PlanAnswer } from '@karavan/model'
import { useContext } from 'react'
import { OrderLink } from '../conditions/order-link.js'
import { SourceContext } from '../sources/source-context.js'
import { useWords } from '../words/words-context.js'
import { byRuleKind, letterOf, type NumberedWay } from './rule-kinds.js'
import { wayElementId } from './way-element.js'

interface RuledOutViewProps {
  readonly answer: PlanAnswer
  /** Number of the way that is pointed at, here or on the map. */
  readonly pointed: number | null
  /** Number of the way that the map is to show. */
  readonly shown: number | null
  readonly onPoint: (number: number | null) => void
  readonly onShow: (number: number | null) => void
  readonly onAsk: (question: Pick<NearestQuestion, 'query'>) => void
}

/** Rules that say themselves what would bring the way back. */
const PLAIN = ['AVOIDED']

/** Why not: the ways that were ruled out, by which rule, and what would bring each back; numbered as on the map. */
export default function RuledOutView({ answer, pointed, shown, onPoint, onShow, onAsk }: RuledOutViewProps) {
  const { say } = useWords()
  return (
    <section className="ruled-out" aria-labelledby="ruled-out-title">
      <h2 id="ruled-out-title">{say('ruled-out.title')}</h2>
      <p className="ruled-out-intro">{say('ruled-out.intro')}</p>
      {byRuleKind(answer.knockedOut).map(({ kind, ways }) => (
        <section key={kind} aria-labelledby={`ruled-out-${kind}`}>
          <h3 id={`ruled-out-${kind}`}>{say(`ruled-out.${kind}`)}</h3>
          {kind === 'past' && <p className="ruled-out-intro">{say('ruled-out.past.note')}</p>}
          <ol>
            {ways.map((way) => (
              <Way
                key={way.number}
                numbered={way}
                pointed={pointed === way.number}
                shown={shown === way.number}
                onPoint={onPoint}
                onShow={onShow}
                onAsk={
                  way.way.rule.code === 'AVOIDED'
                    ? () => onAsk({ query: { avoid: without(answer.query.avoid, way.way.subject) } })
                    : null
                }
              />
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}

interface WayProps {
  readonly numbered: NumberedWay
  readonly pointed: boolean
  readonly shown: boolean
  readonly onPoint: (number: number | null) => void
  readonly onShow: (number: number | null) => void
  /** Asks the question without what rules the way out, where that is the question itself. */
  readonly onAsk: (() => void) | null
}

function Way({ numbered: { number, way }, pointed, shown, onPoint, onShow, onAsk }: WayProps) {
  const { say, tell } = useWords()
  return (
    <li
      id={wayElementId(number)}
      className={pointed ? 'ruled-out-way ruled-out-pointed' : 'ruled-out-way'}
      onMouseEnter={() => onPoint(number)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(number)}
      onBlur={() => onPoint(null)}
    >
      <span className="ruled-out-number" aria-hidden="true">
        {letterOf(number)}
      </span>
      <div>
        <h4>{tell(way.told.subjectName)}</h4>
        <p className="ruled-out-rule">{tell(way.rule.told.text)}</p>
        {way.returnsIf && !PLAIN.includes(way.rule.code) && (
          <p className="ruled-out-back">
            <strong>{say('ruled-out.back')}</strong> {tell(way.told.returnsIf)}
          </p>
        )}
        <p className="ruled-out-tools">
          {onAsk && (
            <button type="button" className="button-second" onClick={onAsk}>
              {say('ruled-out.ask')}
            </button>
          )}
          <RuleSource way={way} />
          {way.rule.restrictionId !== null && <OrderLink order={way.rule.restrictionId} />}
          {way.course.length > 1 ? (
            <button
              type="button"
              className="link"
              aria-pressed={shown}
              onClick={() => {
                onShow(shown ? null : number)
                if (!shown) document.querySelector('.map')?.scrollIntoView({ block: 'nearest' })
              }}
            >
              {say('ruled-out.show', { letter: letterOf(number) })}
            </button>
          ) : (
            <small>{say('ruled-out.notDrawn')}</small>
          )}
        </p>
      </div>
    </li>
  )
}

function RuleSource({ way: { rule, told } }: { way: KnockedOut }) {
  const { say, tell } = useWords()
  const open = useContext(SourceContext)
  const { source, restrictionId } = rule
  if (source === null) return null
  return (
    <button
      type="button"
      className="link"
      onClick={() =>
        open({
          what: say('ruled-out.rule'),
          value: restrictionId ?? tell(told.subjectName),
          how: tell(rule.told.text),
          sources: [source],
        })
      }
    >
      {say('ruled-out.source')}
    </button>
  )
}

/** What is avoided, but for one thing. */
function without({ countries, locations, modes, services }: Avoid, subject: string): Avoid {
  const rest = <T extends string>(items: readonly T[]) => items.filter((item) => item !== subject)
  return { countries: rest(countries), locations: rest(locations), modes: rest(modes), services: rest(services) }
}
