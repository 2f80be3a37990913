import type { ReportAnswer } from '@karavan/api'
import { writtenName } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { fullMoment, minuteOf, moment } from '../moments.js'
import { flagInWords } from '../say-consignment.js'
import { stepInWords, typeInWords } from '../say-report.js'
import { ScrollBox } from '../scroll-box.js'

const COLUMNS = ['time', 'what', 'place', 'things'] as const

/** What was read of a message, event by event. */
export function ImportedEvents({ answer: { events, eventCount } }: { readonly answer: ReportAnswer }) {
  const words = useWords()
  const { say, number } = words
  if (events.length === 0) return null
  return (
    <ScrollBox className="import-events" label={say('consignments.import.events')}>
      <table className="consignment-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`consignments.import.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two events of a file may be the same
            <EventRow key={i} event={event} />
          ))}
        </tbody>
      </table>
      {eventCount > events.length && (
        <p className="note">
          {say('consignments.import.first', { shown: number(events.length), all: number(eventCount) })}
        </p>
      )}
    </ScrollBox>
  )
}

function EventRow({ event }: { readonly event: ReportAnswer['events'][number] }) {
  const words = useWords()
  const { say, list } = words
  const { places } = useLooking()
  const { eventTime, classifier, bizStep, type, place, location, names, flags, declaredWrong } = event
  const at = minuteOf(eventTime)
  const where = location === null ? writtenName(place ?? '') : places.nameOf(location)
  const things = list(names.map(writtenName))
  return (
    <tr data-wrong={declaredWrong}>
      <td title={fullMoment(at, words)}>{moment(at, words)}</td>
      <td>
        {bizStep === null ? typeInWords(type, words) : stepInWords(bizStep, words)}
        <small>{say(`consignments.classifier.${classifier}`)}</small>
      </td>
      <td>
        <span className="import-long" title={where}>
          {where}
        </span>
      </td>
      <td>
        <span className="import-long" title={things}>
          {things}
        </span>
        {flags.length > 0 && (
          <small className="import-odd">{list(flags.map((flag) => flagInWords(flag, words)))}</small>
        )}
      </td>
    </tr>
  )
}
