import { StructuredError } from '@karavan/core'
import {
  applicationFaults,
  contentHash,
  eventPreHash,
  KARAVAN_NAMESPACES,
  proposeMapping,
  readDcsaEvents,
  readEpcis,
  readInterchange,
  readMessages,
  readSpreadsheet,
  readWagonReport,
  writeAperak,
  writeContrl,
  writeEpcisJson,
  writeEpcisXml,
} from '@karavan/exchange'

/*
 * Reads what its parent sends, one input after another, and answers what became of it. A process of its own: a reader that
 * takes all memory, or never ends, ends this process and is told of by the parent.
 */

const WHEN = '2026-11-26T00:00:00Z'
const NOW = Date.parse(WHEN) / 60_000
const ANSWER = { of: { sender: 'A', recipient: 'B', controlReference: '1' }, reference: '2', at: NOW }

/** Of so many inputs, the events of one are compared with EPCIS in both syntaxes: that takes longer than reading them. */
const COMPARED = 10
let compared = 0

/** Each reads an input, proves what has to hold of the outcome, and gives the number of events. */
const READERS = {
  EDIFACT: {
    codes: /^EDIFACT_/,
    read(bytes) {
      const interchange = readInterchange(bytes)
      const messages = readMessages(interchange, (place) => (place.includes('KZ') ? 'Asia/Almaty' : null))
      same(messages.length, interchange.messages.length, 'messages')
      for (const answer of [writeContrl(interchange, ANSWER), writeAperak(applicationFaults(messages), ANSWER)])
        same(readInterchange(new TextEncoder().encode(answer)).faults.length, 0, 'faults of the answer')
      return provenEpcis(messages.flatMap(({ events }) => events))
    },
  },
  'EPCIS JSON': { codes: /^EPCIS_/, read: readBothWays },
  'EPCIS XML': { codes: /^EPCIS_/, read: readBothWays },
  XLSX: { codes: /^(?:SPREADSHEET|WAGON)_/, read: readReport },
  CSV: { codes: /^(?:SPREADSHEET|WAGON)_/, read: readReport },
  DCSA: { codes: /^DCSA_/, read: (input) => provenEpcis(readDcsaEvents(input, { receivedAt: NOW }).events) },
}

/** What was read has the same canonical texts when it is written and read again. */
function readBothWays(input) {
  const reading = readEpcis(input)
  const texts = reading.events.map(eventPreHash).join('\n')
  same(readEpcis(writeEpcisJson(reading)).events.map(eventPreHash).join('\n'), texts, 'events written as JSON')
  const xml = xmlOf(reading)
  if (xml !== null) same(readEpcis(xml).events.map(eventPreHash).join('\n'), texts, 'events written as XML')
  return reading.events.length
}

function readReport(bytes) {
  const workbook = readSpreadsheet(bytes)
  const place = ({ esr }) => (esr === null ? null : { id: `urn:karavan:esrStation:${esr}`, zone: 'Asia/Almaty' })
  return provenEpcis(readWagonReport(workbook, proposeMapping(workbook).mapping, { place, receivedAt: NOW }).events)
}

/** Events that a reader made are such of EPCIS 2.0, with one hash in JSON and XML. */
function provenEpcis(eventList) {
  compared += 1
  if (compared % COMPARED !== 0) return eventList.length
  const document = {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', KARAVAN_NAMESPACES],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: WHEN,
    epcisBody: { eventList },
  }
  try {
    const json = readEpcis(writeEpcisJson({ document }))
    same(json.events.length, eventList.length, 'events in a document of EPCIS')
    const xml = xmlOf(json)
    if (xml !== null) same(hashesOf(readEpcis(xml)), hashesOf(json), 'hashes in XML')
  } catch (error) {
    throw new Error('the events are no EPCIS', { cause: error })
  }
  return eventList.length
}

/** The document as XML; null where it holds a name that XML does not have. */
function xmlOf(reading) {
  try {
    return writeEpcisXml(reading, WHEN)
  } catch (error) {
    if (error instanceof StructuredError && error.code === 'EPCIS_UNWRITABLE') return null
    throw error
  }
}

function hashesOf({ events }) {
  return events.map((event) => contentHash(event, (bytes) => bytes)).join('\n')
}

function same(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: received ${found}, expected ${wanted}`)
}

function outcomeOf({ reader, input }) {
  const { codes, read } = READERS[reader]
  try {
    return { kind: 'read', events: read(input) }
  } catch (error) {
    if (error instanceof StructuredError && codes.test(error.code)) return { kind: 'refused', code: error.code }
    const causes = []
    for (let at = error; at instanceof Error; at = at.cause) causes.push(at.stack)
    return { kind: 'failed', how: causes.join('\ncaused by ') || String(error) }
  }
}

process.on('message', (request) => {
  process.send({ ...outcomeOf(request), peakKilobytes: process.resourceUsage().maxRSS })
})
