import type { Cost, CostLine } from '@karavan/model'
import { BasisMark } from '../sources/basis-mark.js'
import { SourcedNumber } from '../sources/source-context.js'
import { money, moneyRange, percent } from '../words/format.js'

/** The cost line by line; what is unknown says why. */
export function CostLines({ cost }: { cost: Cost }) {
  if (cost.lines.length === 0) return null
  return (
    <section className="costs" aria-labelledby="costs-title">
      <div className="section-head">
        <h3 id="costs-title">What it costs</h3>
        {cost.certainShare !== null && (
          <p className="note">
            {cost.certainShare < 0.005
              ? 'All of it is estimated'
              : `${percent(cost.certainShare)} of it rests on published or quoted rates`}
          </p>
        )}
      </div>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col" className="number">
                Typical
              </th>
              <th scope="col" className="number wide">
                Range
              </th>
              <th scope="col">Basis</th>
            </tr>
          </thead>
          <tbody>
            {cost.lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of lines never changes within a plan
              <tr key={i}>
                <th scope="row">{line.what}</th>
                <td className="number">
                  <SourcedNumber figure={figureOf(line, cost.currency)} />
                </td>
                <td className="number wide">
                  {line.low !== null && line.high !== null && moneyRange(line.low, line.high, cost.currency)}
                </td>
                <td>
                  <BasisMark basis={line.basis} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              <td className="number">{money(cost.amount, cost.currency)}</td>
              <td className="number wide">{moneyRange(cost.low, cost.high, cost.currency)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function figureOf(line: CostLine, currency: string) {
  return {
    what: line.what,
    value: line.amount === null ? 'not known' : money(line.amount, currency),
    ...(line.reason === null ? {} : { how: line.reason }),
    sources: [line.source],
  }
}
