import type { Cost, CostLine } from '@karavan/model'
import { Term } from '../help/term.js'
import { BasisMark } from '../sources/basis-mark.js'
import { SourcedNumber } from '../sources/source-context.js'
import { certainty } from '../words/modes.js'
import { useWords } from '../words/words-context.js'
import { capital } from './capital.js'
import { type LineGroup, lineGroups, paidFor, reckonedBy, sumOf } from './line-groups.js'

/** The cost line by line as ranges on one scale, by what is paid for; what is unknown says why. */
export function CostLines({ cost }: { cost: Cost }) {
  const { say, money, moneyRange, percent } = useWords()
  if (cost.lines.length === 0) return null
  const most = Math.max(...cost.lines.map(({ amount, high }) => Number(high ?? amount ?? 0)))
  const unknown = cost.lines.filter(({ amount }) => amount === null).length
  return (
    <section className="costs" id="plan-cost" aria-labelledby="costs-title">
      <h3 id="costs-title">{say('plan.costs')}</h3>
      <p className="whole-line">
        <strong>{moneyRange(cost.low, cost.high, cost.currency)}</strong>{' '}
        {say('plan.typically', { amount: money(cost.amount, cost.currency) })}
        {unknown > 0 && <em>{say('plan.costs.without', { count: unknown })}</em>}
      </p>
      {cost.certainShare !== null && (
        <p className="certain-line">
          <span className="certain-whole" aria-hidden="true">
            <span style={{ width: `${cost.certainShare * 100}%` }} />
          </span>
          <span>
            {cost.certainShare < 0.005
              ? say('plan.costs.allEstimated')
              : say('plan.costs.certain', { share: percent(cost.certainShare) })}{' '}
            <Term name="certain-share" />
          </span>
        </p>
      )}
      {lineGroups(cost.lines, Number(cost.high)).map((group) => (
        <Group key={group.kind} group={group} most={most} currency={cost.currency} />
      ))}
    </section>
  )
}

function Group({ group, most, currency }: { group: LineGroup; most: number; currency: string }) {
  const { say, moneyRange } = useWords()
  const { kind, lines, small } = group
  const whole = sumOf([...lines, ...small])
  const rest = sumOf(small)
  const rows = (some: readonly CostLine[]) => (
    <ul className="lines">
      {some.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of lines never changes within a plan
        <Line key={i} line={line} most={most} currency={currency} />
      ))}
    </ul>
  )
  return (
    <div className="line-group">
      <h4>
        {say(`plan.costs.${kind}`)} <small>{moneyRange(String(whole.low), String(whole.high), currency)}</small>
      </h4>
      {lines.length > 0 && rows(lines)}
      {small.length > 0 && (
        <details className="more">
          <summary>
            {say('plan.costs.small', {
              count: small.length,
              range: moneyRange(String(rest.low), String(rest.high), currency),
            })}
          </summary>
          {rows(small)}
        </details>
      )}
    </div>
  )
}

function Line({ line, most, currency }: { line: CostLine; most: number; currency: string }) {
  const { say, tell, money, moneyRange, kilometres, list } = useWords()
  const { amount, low, high, basis, told } = line
  const reason = told.reason === null ? null : tell(told.reason)
  const { km, unit } = reckonedBy(told.what)
  const detail = list([
    ...(km === null ? [] : [kilometres(km)]),
    ...(unit === null ? [] : [say('plan.costs.by', { unit: tell(unit) })]),
  ])
  const share = (value: string | null) => (most > 0 ? Math.min(1, Number(value ?? amount ?? 0) / most) : 0)
  return (
    <li className={`line certainty-${certainty(basis)}`}>
      <span className="line-name">
        {capital(tell(paidFor(told.what)))}
        {detail !== '' && <small>{detail}</small>}
      </span>
      <span className="line-amount">
        <SourcedNumber
          figure={{
            what: tell(told.what),
            value: amount === null ? say('plan.unknown') : money(amount, currency),
            ...(reason === null ? {} : { how: reason }),
            sources: [line.source],
          }}
        />
        {low !== null && high !== null && low !== high && <small>{moneyRange(low, high, currency)}</small>}
      </span>
      {amount === null ? (
        <span className="line-reason">{reason}</span>
      ) : (
        <span className="line-track" aria-hidden="true">
          <span
            className="line-range"
            style={{ left: `${share(low) * 100}%`, width: `${(share(high) - share(low)) * 100}%` }}
          />
          <span className="line-dot" style={{ left: `${share(amount) * 100}%` }} />
        </span>
      )}
      <BasisMark basis={basis} />
    </li>
  )
}
