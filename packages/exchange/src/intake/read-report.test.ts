import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ColumnsMissingError } from '../wagon-report/columns-missing.js'
import { readReport } from './read-report.js'

const PORTS = {
  receivedAt: 29_900_000,
  zoneOf: () => 'Asia/Baku',
  place: () => ({ id: 'urn:karavan:location:KZ-AKTAU', zone: 'Asia/Aqtau' }),
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  mapping: null,
  proceed: false,
}
const bytes = (text: string) => new TextEncoder().encode(text)
const encoded = (text: string, encoding: string) => {
  const letters = Array.from({ length: 256 }, (_, byte) => new TextDecoder(encoding).decode(Uint8Array.of(byte)))
  return Uint8Array.from(text, (letter) => letters.indexOf(letter))
}
const event = (more: object = {}) => ({
  type: 'ObjectEvent',
  eventTime: '2026-11-02T06:40:00Z',
  eventTimeZoneOffset: '+00:00',
  epcList: ['urn:epc:id:bic:CSQU3054383'],
  action: 'OBSERVE',
  ...more,
})
const epcis = (...eventList: object[]) =>
  bytes(
    JSON.stringify({
      '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-11-02T07:00:00Z',
      epcisBody: { eventList },
    }),
  )
const EDIFACT =
  "UNB+UNOA:2+TERM+LINE+160204:1728+7++++1'UNH+1+CODECO:D:95B:UN:ITG13'BGM+34+1+9'NAD+CF+TERM'EQD+CN+CSQU3054383+22G1:102:5++2+5'DTM+7:201602041728:203'LOC+165+AZALA:139:6'CNT+16:1'UNT+8+1'UNZ+1+7'"
const TABLE = '№ вагона;Станция операции;Операция;Дата и время операции\n60635208;Актау;ПРИБ;02.11.2026 06:40\n'
const DCSA = JSON.stringify([
  {
    eventID: '84db923d-2a19-4eb0-beb5-446c1ec57d34',
    eventType: 'EQUIPMENT',
    eventCreatedDateTime: '2026-11-02T07:00:00Z',
    eventDateTime: '2026-11-02T06:40:00Z',
    eventClassifierCode: 'ACT',
    equipmentEventTypeCode: 'GTIN',
    equipmentReference: 'CSQU3054384',
    emptyIndicatorCode: 'LADEN',
  },
])

const XML = `<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" xmlns:rail="https://rail.example.org/" schemaVersion="1.2"
  creationDate="2026-11-02T07:00:00Z"><EPCISBody><EventList><ObjectEvent><eventTime>2026-11-02T06:40:00Z</eventTime>
  <eventTimeZoneOffset>+00:00</eventTimeZoneOffset><epcList><epc>urn:epc:id:bic:CSQU3054383</epc></epcList><action>OBSERVE</action>
  <rail:station>Актау-Порт</rail:station></ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>`

describe('EDIFACT', () => {
  it('with faults of syntax is told of all of them at once, each once', () => {
    const faulty = `UNB+UNOA:2+TERM+LINE+160204:1728+7'UNH+1+CODECO:D:95B:UN'BGM+34+1+9'UNT+9+1'UNH+2+CODECO:D:95B:UN'BGM+34+1+9'UNT+3+2'UNZ+3+7'`
    const { refused, events } = readReport(bytes(faulty), PORTS)
    expect(events).toEqual([])
    expect(refused.map(({ text }) => text.split(';')[0])).toEqual(['UNZ with 3', 'UNT with 9 segments'])
  })
})

describe('XML', () => {
  it.each(['windows-1251', 'ISO-8859-5', 'KOI8-R', 'cp866'])('in %s says what it says in UTF-8', (encoding) => {
    const head = (name: string) => `<?xml version="1.0" encoding="${name}"?>\n`
    const { events } = readReport(encoded(head(encoding) + XML, encoding), PORTS)
    expect(events).toEqual(readReport(bytes(head('UTF-8') + XML), PORTS).events)
    expect(JSON.stringify(events)).toContain('Актау-Порт')
  })

  it('is told behind a comment', () => {
    expect(readReport(bytes(`<!-- выгрузка -->\n${XML}`), PORTS).format).toMatch(/^EPCIS/)
  })
})

describe('a message of any format', () => {
  it.each([
    ['EPCIS 2.0 JSON', epcis(event())],
    ['CODECO D:95B', bytes(EDIFACT)],
    ['wagon report', bytes(TABLE)],
    ['DCSA T&T 2.2', bytes(DCSA)],
  ])('%s becomes events with keys and times', (format, message) => {
    const report = readReport(message, PORTS)
    expect([report.format, report.refused]).toEqual([format, []])
    expect(report.events.length).toBeGreaterThan(0)
    for (const { key, eventTime } of report.events) {
      expect(key).toMatchObject({ contentHash: expect.stringMatching(/^ni:/), declarationKey: '' })
      expect(Number.isInteger(eventTime)).toBe(true)
    }
  })

  it('is flagged where a check digit is wrong, whatever its format', () => {
    const flags = (message: Uint8Array) => readReport(message, PORTS).events.flatMap((each) => each.flags)
    expect(flags(bytes(DCSA))).toContain('checkDigitWrong')
    expect(flags(epcis(event({ epcList: ['urn:epc:id:bic:CSQU3054384'] })))).toEqual(['checkDigitWrong'])
    expect(flags(epcis(event()))).toEqual([])
  })

  it('is flagged where its time is of no year that is read, and taken as it is', () => {
    for (const eventTime of [
      '1026-11-02T06:40:00Z',
      '2019-12-31T23:59:00Z',
      '2051-01-01T00:00:00Z',
      '9999-01-01T00:00:00Z',
    ]) {
      const [told] = readReport(epcis(event({ eventTime })), PORTS).events
      expect([told?.flags, told?.event.eventTime]).toEqual([['timeOutside'], eventTime])
    }
    const [told] = readReport(epcis(event({ eventTime: '2020-01-01T00:00:00Z' })), PORTS).events
    expect(told?.flags).toEqual([])
  })

  it('is answered where EDIFACT asks, the same whenever it comes again', () => {
    const [first, again] = [readReport(bytes(EDIFACT), PORTS), readReport(bytes(EDIFACT), PORTS)]
    expect(first).toMatchObject({ sender: 'TERM', answer: { contrl: expect.stringContaining('UCI+7'), aperak: null } })
    expect(again.answer).toEqual(first.answer)
    expect(readReport(epcis(event()), PORTS).answer).toBeNull()
  })

  it('of EPCIS is refused whole for one unsound event, or told without it where that is asked for', () => {
    const message = epcis(event(), event({ action: 'LOOK' }), event({ bizStep: 'departing' }), event({ epcList: 3 }))
    expect(() => readReport(message, PORTS)).toThrow('/epcisBody/eventList/1/action')
    const { events, refused } = readReport(message, { ...PORTS, proceed: true })
    expect(events).toHaveLength(2)
    expect(refused.map(({ pointer }) => pointer)).toEqual(['/epcisBody/eventList/1/action', '/epcisBody/eventList/3'])
  })

  it('with headers that are not known is refused with all of them, to be mapped', () => {
    const table = 'Единица ПС;Что сделано;Когда было;Где сейчас\n95120341;погрузка;20.11.2026 14:05;КОСТАНАЙ\n'
    const proposalOf = () => {
      try {
        readReport(bytes(table), PORTS)
      } catch (error) {
        if (error instanceof ColumnsMissingError) return error.proposal
      }
      return null
    }
    expect(proposalOf()).toMatchObject({
      unused: ['Единица ПС', 'Что сделано', 'Когда было', 'Где сейчас'],
      missing: ['wagon', 'operation', 'operationDate', 'stationName'],
    })
    const columns = { wagon: 'Единица ПС', operationDate: 'Когда было', stationName: 'Где сейчас' }
    expect(readReport(bytes(table), { ...PORTS, mapping: { columns, zone: 'UTC' } }).events).toHaveLength(1)
  })

  it('is read in the encoding in which its letters are letters', () => {
    const header = 'Номер вагона;Операция;Дата операции;Станция операции'
    const table = `${header}\n95120341;ПОГРУЗКА;20.11.2026 14:05;Ёлкино № 5\n`
    const eventsOf = (message: Uint8Array) => readReport(message, PORTS).events.map(({ event }) => event)
    const wide = eventsOf(bytes(table))
    expect(wide).toMatchObject([{ bizStep: 'loading' }])
    expect(eventsOf(encoded(table, 'ibm866'))).toEqual(wide)
    expect(eventsOf(encoded(table, 'windows-1251'))).toEqual(wide)
  })

  it('that is none is refused by a reader', () => {
    expect(() => readReport(bytes('hello'), PORTS)).toThrow('WAGON_REPORT_COLUMNS_MISSING')
    expect(() => readReport(new Uint8Array(), PORTS)).toThrow('SPREADSHEET_EMPTY')
    expect(() => readReport(bytes(' ;\r\n;;\n'), PORTS)).toThrow('SPREADSHEET_EMPTY')
    expect(() => readReport(bytes('{"type": 3}'), { ...PORTS, proceed: true })).toThrow('EPCIS_INVALID')
  })
})
