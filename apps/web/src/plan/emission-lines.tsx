import type { EmissionLine } from '@karavan/model'
import { BasisMark } from '../sources/basis-mark.js'
import { SourcedNumber } from '../sources/source-context.js'
import { emissions } from '../words/format.js'

/** CO2e by leg with its factor. */
export function EmissionLines({ lines }: { lines: readonly EmissionLine[] }) {
  if (lines.length === 0) return null
  return (
    <section className="emissions" aria-labelledby="emissions-title">
      <h3 id="emissions-title">What it emits</h3>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Leg</th>
              <th scope="col" className="number">
                CO₂e
              </th>
              <th scope="col" className="number wide">
                g a tonne-km
              </th>
              <th scope="col">Basis</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of lines never changes within a plan
              <tr key={i}>
                <th scope="row">{line.what}</th>
                <td className="number">
                  <SourcedNumber
                    figure={{
                      what: `CO₂e, ${line.what}`,
                      value: line.kg === null ? 'not known' : emissions(line.kg),
                      how:
                        line.gramsPerTonneKm === null
                          ? 'No factor is known.'
                          : `${line.gramsPerTonneKm} g CO₂e a tonne-kilometre, well to wheel.`,
                      sources: [line.source],
                    }}
                  />
                </td>
                <td className="number wide">{line.gramsPerTonneKm ?? ''}</td>
                <td>
                  <BasisMark basis={line.basis} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
