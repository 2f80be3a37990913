import type { TransportPlan } from '@karavan/model'
import { BasisMark } from '../sources/basis-mark.js'
import { SourcedNumber } from '../sources/source-context.js'
import { capital, countryName, percent } from '../words/format.js'

/** Borders with their customs regime, and what else must be known of the countries crossed. */
export function Borders({ plan }: { plan: TransportPlan }) {
  if (plan.borders.length === 0 && plan.flags.length === 0) return null
  const consignedAnew = plan.borders.some(({ reconsignment }) => reconsignment !== null)
  return (
    <section className="borders" aria-labelledby="borders-title">
      <h3 id="borders-title">Borders and warnings</h3>
      {plan.flags.length > 0 && (
        <ul className="flags">
          {plan.flags.map((flag) => (
            <li key={`${flag.code}${flag.country ?? ''}${flag.text}`}>
              <SourcedNumber
                figure={{
                  what: flag.country ? countryName(flag.country) : 'Warning',
                  value: flag.text,
                  sources: [...flag.sources],
                }}
              >
                {flag.text}
                {flag.chance !== null && ` (chance ${percent(flag.chance)})`}
              </SourcedNumber>
            </li>
          ))}
        </ul>
      )}
      {plan.borders.length > 0 && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Border</th>
                <th scope="col">Regime</th>
                {consignedAnew && <th scope="col">Re-consignment</th>}
                <th scope="col">Basis</th>
              </tr>
            </thead>
            <tbody>
              {plan.borders.map((border, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of borders never changes within a plan
                <tr key={i}>
                  <th scope="row">
                    {countryName(border.from)} → {countryName(border.to)}, {border.placeName}
                  </th>
                  <td>{capital(border.regime)}</td>
                  {consignedAnew && (
                    <td className={border.reconsignment === null ? 'wide' : 'reconsigned'}>
                      {border.reconsignment ?? 'none'}
                    </td>
                  )}
                  <td>
                    <BasisMark basis={border.basis} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
