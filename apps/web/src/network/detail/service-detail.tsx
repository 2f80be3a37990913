import { Term } from '../../help/term.js'
import { SourcedNumber } from '../../sources/source-context.js'
import { dateOf } from '../../words/date-of.js'
import { useWords } from '../../words/words-context.js'
import { useBrowsing, useNetworkWords } from '../network-context.js'
import { departuresOf, kindName, regularityOf, spanInWords, summaryOf, whyNotSaid } from '../say-entry.js'
import type { EntryOf, Rows } from '../tables.js'
import { Fact, Facts } from './facts.js'

/** Who runs what from where to where: its calls with the times between them, and when it departs. */
export function ServiceDetail({ entry }: { readonly entry: EntryOf<'services'> }) {
  const words = useWords()
  const { say } = words
  const [service] = entry.rows
  const { departures, equipment, capacity, validFrom, validTo, status, evidence } = service
  const why = whyNotSaid(service, words)
  const dates = [validFrom, validTo].map((date) => (date === undefined ? null : dateOf(date, words)))
  const departs = [departuresOf(service, words), regularityOf(service, words)].filter((part) => part !== '').join(', ')
  return (
    <>
      {!service.boardable && (
        <p className="service-never">
          {say('network.service.never')} {why && <span lang={why.lang}>{why.text}</span>}
        </p>
      )}
      <CallLine service={service} />
      <Facts>
        <Fact name={say('network.kinds.services')}>{kindName(service.kind, words)}</Fact>
        <Fact name={say('network.service.operator')}>
          <span lang="en">{service.operator}</span>
        </Fact>
        {service.boardable && <Fact name={say('network.service.departs')}>{departs}</Fact>}
        {departures.kind === 'days' && (
          <Fact name={<Term name="cut-off" />}>
            {say('network.service.before', { duration: words.duration(departures.cutOffHours) })}
          </Fact>
        )}
        <Fact name={say('network.valid')}>
          {spanInWords(dates[0] ?? null, dates[1] ?? null, words) || say('network.valid.unknown')}
        </Fact>
        <Fact name={say('network.service.status')}>
          {status === 'suspended' || status === 'planned' ? kindName(status, words) : null}
        </Fact>
        <Fact name={say('network.service.takes')}>{words.list(equipment.map((kind) => words.equipment(kind)))}</Fact>
        <Fact name={say('network.service.capacity')}>
          {capacity && (
            <span lang="en">
              {words.number(capacity.amount)} {capacity.unit}
            </span>
          )}
        </Fact>
        <Fact name={say('network.service.evidence')}>{evidence.length > 0 && <code>{evidence.join(', ')}</code>}</Fact>
      </Facts>
    </>
  )
}

const INCLUDED = ['wait', 'border', 'gauge_change', 'handling', 'closure'] as const

/** The calls of a service down a line, with the running times between them. */
function CallLine({ service }: { readonly service: Rows['services'] }) {
  const words = useWords()
  const { say } = words
  const { place } = useNetworkWords()
  const { open } = useBrowsing()
  return (
    <ol className="calls">
      {service.calls.map(({ location, hours, distanceKm, via = [], includes, crosses, provenance }, i) => {
        const time = hours === undefined ? null : words.spread(summaryOf(hours))
        const included = INCLUDED.filter((what) => includes.includes(what))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a service may call at a place twice
          <li key={i}>
            {i > 0 && (
              <div className="run">
                {time === null ? (
                  say('network.run.unknown')
                ) : (
                  <SourcedNumber
                    strong
                    figure={{
                      what: say('network.run', { place: place(location) }),
                      value: time,
                      sources: [provenance],
                    }}
                  />
                )}{' '}
                {distanceKm !== undefined && <small className="run-length">{words.kilometres(distanceKm)}</small>}
                <p className="note">
                  {[
                    words.list(crosses.map((code) => words.country(code))),
                    via.length === 0 ? '' : say('network.run.via', { places: via.map(place).join(', ') }),
                    included.length === 0
                      ? ''
                      : say('network.run.includes', {
                          what: words.list(included.map((what) => say(`network.run.includes.${what}`))),
                        }),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </p>
              </div>
            )}
            <button type="button" className="link call" onClick={() => open(location)}>
              {place(location)}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
