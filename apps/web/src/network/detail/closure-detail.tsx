import { SourcedNumber } from '../../sources/source-context.js'
import { useWords } from '../../words/words-context.js'
import { ClosureMonths } from '../entry-line.js'
import { useBrowsing } from '../network-context.js'
import { summaryOf } from '../say-entry.js'
import type { EntryOf } from '../tables.js'
import { Fact, Facts } from './facts.js'
import { PlaceLinks } from './place-links.js'

/** How much of each month a place is shut, and for how long at a time. */
export function ClosureDetail({ entry }: { readonly entry: EntryOf<'closures'> }) {
  const words = useWords()
  const { say, percent, longMonth, spread } = words
  const { network } = useBrowsing()
  const [{ location, weatherGroup, modes }] = entry.rows
  const together = network.entries.closures
    .filter(({ rows: [row] }) => row.weatherGroup === weatherGroup && row.location !== location)
    .map(({ rows: [row] }) => row.location)
  return (
    <>
      <ClosureMonths entry={entry} isLarge />
      <div className="table-scroll">
        <table className="hours">
          <thead>
            <tr>
              <th scope="col">{say('network.months')}</th>
              <th scope="col">{say('network.closures.share')}</th>
              <th scope="col">{say('network.closures.length')}</th>
            </tr>
          </thead>
          <tbody>
            {entry.rows.map(({ month, share, planned, length, provenance }) => {
              const name = longMonth(Date.UTC(2026, month - 1) / 60_000)
              return (
                <tr key={month}>
                  <th scope="row">{name}</th>
                  <td>
                    <SourcedNumber
                      strong
                      figure={{
                        what: `${name}, ${say('network.closures.share')}`,
                        value: percent(share),
                        sources: [provenance],
                      }}
                    />
                    {planned.months > 0 && (
                      <p className="note">
                        {say('network.closures.planned', { share: percent(planned.share), months: planned.months })}
                      </p>
                    )}
                  </td>
                  <td>
                    <SourcedNumber
                      figure={{
                        what: `${name}, ${say('network.closures.length')}`,
                        value: spread(summaryOf(length)),
                        sources: [provenance],
                      }}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Facts>
        <Fact name={say('network.where')}>
          <PlaceLinks places={[location]} />
        </Fact>
        <Fact name={say('network.closures.shuts')}>{words.list(modes.map((mode) => words.mode(mode as 'rail')))}</Fact>
        <Fact name={say('network.closures.together')}>{together.length > 0 && <PlaceLinks places={together} />}</Fact>
      </Facts>
    </>
  )
}
