import type { Random } from '@karavan/core'
import { box, documentOf, seen } from '../reports.js'
import { xlsxOf } from './build-xlsx.js'

/** A file that somebody could have sent. */
export interface GeneratedReport {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Bytes that no reader takes. */
const BROKEN = '{"type": "EPCISDocument"'

/**
 * Files of all formats. Some tell the same events as others, in another format or order; some are the same bytes under
 * another name; some cannot be read.
 */
export function generatedReports(count: number, random: Random): readonly GeneratedReport[] {
  const below = (limit: number) => Math.floor(random() * limit)
  const reports: GeneratedReport[] = []
  for (let i = 0; i < count; i += 1) {
    const [kind, make] = KINDS[below(KINDS.length)] ?? ['json', () => new Uint8Array()]
    const facts = Array.from({ length: 1 + below(8) }, () => below(2 * count))
    const twin = reports[below(reports.length)]
    const chance = random()
    const bytes = chance < 0.05 && twin !== undefined ? twin.bytes : make([...new Set(facts)], i)
    reports.push({ name: `${String(i).padStart(4, '0')}.${kind}`, bytes: chance > 0.97 ? Buffer.from(BROKEN) : bytes })
  }
  return reports
}

/** Makes the bytes of a file that tells facts; `nth` is the number of the file. */
type Make = (facts: readonly number[], nth: number) => Uint8Array

const KINDS: readonly (readonly [ending: string, make: Make])[] = [
  ['jsonld', (facts) => documentOf(facts.map((fact) => seen(fact % 60, { eventTime: timeOf(fact, '+05:00') })))],
  ['xml', (facts) => Buffer.from(epcisXml(facts))],
  ['json', (facts) => Buffer.from(JSON.stringify(facts.map(dcsaEvent)))],
  ['edi', (facts, nth) => Buffer.from(codeco(facts, nth))],
  [
    'csv',
    (facts) =>
      Buffer.from(
        wagonRows(facts)
          .map((row) => row.join(';'))
          .join('\n'),
      ),
  ],
  ['xlsx', (facts) => xlsxOf(wagonRows(facts))],
]

/** Each fact has a minute of its own. */
function minuteOf(fact: number): string {
  return new Date(Date.UTC(2026, 9, 1) + fact * 60_000).toISOString().slice(0, 16)
}

function timeOf(fact: number, offset: string): string {
  return `${minuteOf(fact)}:00.000${offset}`
}

function epcisXml(facts: readonly number[]): string {
  const events = facts.map(
    (fact) => `<AggregationEvent><eventTime>${timeOf(fact, '+04:00')}</eventTime>
<eventTimeZoneOffset>+04:00</eventTimeZoneOffset><parentID>urn:epc:id:imovn:9321483</parentID>
<childEPCs><epc>${box(fact % 60)}</epc></childEPCs><action>ADD</action><bizStep>loading</bizStep></AggregationEvent>`,
  )
  return `<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-11-02T07:00:00Z">
<EPCISBody><EventList>${events.join('\n')}</EventList></EPCISBody></epcis:EPCISDocument>`
}

function dcsaEvent(fact: number): object {
  return {
    eventID: `6f1d2c3e-0d7a-4d55-8a62-${String(fact).padStart(12, '0')}`,
    eventCreatedDateTime: timeOf(fact, '+05:00'),
    eventType: 'EQUIPMENT',
    eventClassifierCode: 'ACT',
    eventDateTime: timeOf(fact, '+05:00'),
    equipmentEventTypeCode: 'GTIN',
    equipmentReference: boxNumber(fact),
    emptyIndicatorCode: 'LADEN',
    eventLocation: { UNLocationCode: 'KZAAU' },
  }
}

/** Every other interchange asks for an answer. */
function codeco(facts: readonly number[], nth: number): string {
  const boxes = facts.flatMap((fact) => [
    `EQD+CN+${boxNumber(fact)}+22G1:102:5++2+5`,
    `DTM+7:${minuteOf(fact).replaceAll(/\D/g, '')}:203`,
    'LOC+165+KZAAU:139:6+WEST:TER:ZZZ',
  ])
  const message = [
    'UNH+1+CODECO:D:95B:UN:ITG14',
    `BGM+34+GATE-${nth}+9`,
    'NAD+MS+KZAAUTERM:160:ZZZ',
    ...boxes,
    `CNT+16:${facts.length}`,
  ]
  const segments = [
    `UNB+UNOA:2+KZAAUTERM+OCEANLINE+261120:0830+${nth}${nth % 2 === 0 ? '++++1' : ''}`,
    ...message,
    `UNT+${message.length + 1}+1`,
    `UNZ+1+${nth}`,
  ]
  return segments.map((segment) => `${segment}'\n`).join('')
}

function boxNumber(fact: number): string {
  return box(fact % 60).replace('urn:epc:id:bic:', '')
}

/** One of some rows cannot be taken. */
function wagonRows(facts: readonly number[]): readonly (readonly string[])[] {
  return [
    [
      'Номер вагона',
      'Код станции операции',
      'Станция операции',
      'Операция',
      'Дата и время операции (мск)',
      'Код станции назначения',
    ],
    ...facts.map((fact) => {
      const [date = '', time = ''] = minuteOf(fact).split('T')
      const wagon = fact % 17 === 0 ? 'цистерна' : String(95120000 + (fact % 300))
      return [wagon, '684001', 'КОСТАНАЙ', 'Отправление', `${date.split('-').reverse().join('.')} ${time}`, '663404']
    }),
  ]
}
