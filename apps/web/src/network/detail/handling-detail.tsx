import { type DurationKnots, durationQuantile } from '@karavan/core'
import { Term } from '../../help/term.js'
import { SourcedNumber } from '../../sources/source-context.js'
import { useWords } from '../../words/words-context.js'
import { HandlingMonths } from '../entry-line.js'
import { useBrowsing } from '../network-context.js'
import { RangeStrip } from '../pictures/range-strip.js'
import { directionName, kindName, modeChange } from '../say-entry.js'
import type { EntryOf, Rows } from '../tables.js'
import { Fact, Facts } from './facts.js'
import { PlaceLinks } from './place-links.js'

/** Time lost between arriving by one and leaving by another, over the year and by month. */
export function HandlingDetail({ entry }: { readonly entry: EntryOf<'handling'> }) {
  const words = useWords()
  const { say } = words
  const { network } = useBrowsing()
  const [first] = entry.rows
  const { place, activity, fromMode, toMode, direction } = first
  const isPlace = network.entryOf(place) !== undefined
  return (
    <>
      {entry.rows.length > 1 && <HandlingMonths entry={entry} isLarge />}
      <HoursTable rows={entry.rows} />
      <Facts>
        <Fact name={say('network.kinds.handling')}>{kindName(activity, words)}</Fact>
        <Fact name={say('network.where')}>
          {isPlace ? (
            <PlaceLinks places={[place]} />
          ) : place === '*' ? (
            say('network.everywhere')
          ) : (
            say('network.handling.country', { country: words.country(place) })
          )}
        </Fact>
        <Fact name={say('network.mode')}>{modeChange(fromMode, toMode, words)}</Fact>
        <Fact name={say('network.direction')}>{directionName(direction, words)}</Fact>
      </Facts>
    </>
  )
}

const QUANTILES = [
  ['network.hours.min', (knots: DurationKnots) => knots.min],
  ['network.hours.p10', (knots: DurationKnots) => durationQuantile(knots, 0.1)],
  ['network.hours.p50', (knots: DurationKnots) => knots.p50],
  ['network.hours.p90', (knots: DurationKnots) => durationQuantile(knots, 0.9)],
  ['network.hours.max', (knots: DurationKnots) => knots.max],
] as const

function HoursTable({ rows }: { readonly rows: readonly Rows['handling'][] }) {
  const { say, duration, longMonth } = useWords()
  return (
    <div className="table-scroll">
      <table className="hours">
        <thead>
          <tr>
            <td />
            {QUANTILES.map(([name]) => (
              <th key={name} scope="col">
                {name === 'network.hours.p50' ? (
                  <Term name="p50">{say(name)}</Term>
                ) : name === 'network.hours.p90' ? (
                  <Term name="p90">{say(name)}</Term>
                ) : (
                  say(name)
                )}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, month, hours, provenance }) => {
            const name = month === null ? say('network.months.year') : longMonth(Date.UTC(2026, month - 1) / 60_000)
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                {QUANTILES.map(([quantile, read]) => (
                  <td key={quantile}>
                    <SourcedNumber
                      strong={quantile === 'network.hours.p50'}
                      figure={{
                        what: `${name}, ${say(quantile)}`,
                        value: duration(read(hours)),
                        sources: [provenance],
                      }}
                    />
                  </td>
                ))}
                <td>
                  <RangeStrip knots={hours} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
