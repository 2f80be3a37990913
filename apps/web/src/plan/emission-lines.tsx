import type { EmissionLine, Message } from '@karavan/model'
import { Term } from '../help/term.js'
import { BasisMark } from '../sources/basis-mark.js'
import { SourcedNumber } from '../sources/source-context.js'
import { certainty } from '../words/modes.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { reckonedBy } from './line-groups.js'

/** Share of the whole below which a line is not shown at once. */
const SMALL = 0.05

/** CO2e by leg as bars, with distance and factor. */
export function EmissionLines({ lines, whole }: { lines: readonly EmissionLine[]; whole: number | null }) {
  const { say, emissions } = useWords()
  if (lines.length === 0) return null
  const known = lines.reduce((sum, { kg }) => sum + (kg ?? 0), 0)
  const most = Math.max(...lines.map(({ kg }) => kg ?? 0))
  const isSmall = ({ kg }: EmissionLine) => kg !== null && kg < known * SMALL
  const few = lines.filter(isSmall).length < 2
  const [large, small] = [lines.filter((line) => few || !isSmall(line)), few ? [] : lines.filter(isSmall)]
  const rows = (some: readonly EmissionLine[]) => (
    <ul className="lines">
      {some.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of lines never changes within a plan
        <Line key={i} line={line} most={most} />
      ))}
    </ul>
  )
  return (
    <section className="emissions" id="plan-emissions" aria-labelledby="emissions-title">
      <h3 id="emissions-title">{say('plan.emissions')}</h3>
      <p className="whole-line">
        <strong>{whole === null ? say('plan.unknown') : emissions(whole)}</strong> <Term name="co2e" />
        {whole === null && say('plan.emissions.incomplete', { known: emissions(known) })}
      </p>
      {rows(large)}
      {small.length > 0 && (
        <details className="more">
          <summary>
            {say('plan.emissions.small', {
              count: small.length,
              sum: emissions(small.reduce((sum, { kg }) => sum + (kg ?? 0), 0)),
            })}
          </summary>
          {rows(small)}
        </details>
      )}
    </section>
  )
}

function Line({ line, most }: { line: EmissionLine; most: number }) {
  const words = useWords()
  const { say, tell, emissions, kilometres, decimal, list } = words
  const { kg, gramsPerTonneKm: grams, basis, told } = line
  const what = carriageOf(told.what, words)
  const { km } = reckonedBy(told.what)
  const factor =
    grams === null ? say('plan.emissions.noFactor') : say('plan.emissions.factor', { grams: decimal(grams) })
  return (
    <li className={`line certainty-${certainty(basis)}`}>
      <span className="line-name">
        {what}
        <small>{list([...(km === null ? [] : [kilometres(km)]), factor])}</small>
      </span>
      <span className="line-amount">
        <SourcedNumber
          figure={{
            what: say('plan.emissions.of', { what }),
            value: kg === null ? say('plan.unknown') : emissions(kg),
            how: told.reason === null ? factor : tell(told.reason),
            sources: [line.source],
          }}
        />
      </span>
      {kg !== null && (
        <span className="line-track" aria-hidden="true">
          <span className="line-range" style={{ left: 0, width: `${most > 0 ? (kg / most) * 100 : 0}%` }} />
        </span>
      )}
      <BasisMark basis={basis} />
    </li>
  )
}

/** `Rail, Kazakhstan`: the carriage that emits. */
function carriageOf(message: Message, { say, tell, mode, country }: Words): string {
  const { mode: by, country: where } = message.values
  if (typeof by !== 'object' || by.kind !== 'mode') return tell(message)
  if (typeof where !== 'object' || where.kind !== 'country') return tell(message)
  return say('plan.step.at', { what: mode(by.mode), place: country(where.code) })
}
