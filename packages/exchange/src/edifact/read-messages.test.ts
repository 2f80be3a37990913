import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { writeAperak } from './answer.js'
import { readInterchange } from './interchange.js'
import { applicationFaults, readMessages } from './read-messages.js'

const ALMATY = (place: string) => (place.includes('KZ') ? 'Asia/Almaty' : null)

/** The one message of these segments, read. */
function reading(type: string, segments: readonly string[]) {
  const lines = [`UNH+1+${type}'`, ...segments.map((segment) => `${segment}'`), `UNT+${segments.length + 2}+1'`]
  const interchange = readInterchange(new TextEncoder().encode(lines.join('\n')))
  expect(interchange.faults).toEqual([])
  const [read] = readMessages(interchange, ALMATY)
  if (read === undefined) throw new Error('no message')
  return read
}

const GATE = ['BGM+34+1+9', 'EQD+CN+CSQU3054383+22G1++2+5', 'DTM+7:202611200815:203', 'LOC+165+KZAAU:139:6']
const gate = (segments: readonly string[]) => reading('CODECO:D:95B:UN:ITG14', segments)
const STATUS = ['BGM+23+1+9', 'STS+1+24', 'DTM+334:202611200815:203', 'LOC+175+KZAAU:139:6', 'EQD+CN+CSQU3054383']
const status = (segments: readonly string[]) => reading('IFTSTA:D:00B:UN', segments)
const QUAY = [
  'BGM+46+1+9',
  'TDT+20+217+1+++++9198355:146:11:FERRY',
  'LOC+9+KZAAU:139:6',
  'EQD+CN+CSQU3054383+22G1++2+5',
  'DTM+203:202611200815:203',
]
const quay = (segments: readonly string[]) => reading('COARRI:D:95B:UN:ITG13', segments)
const PLAN = [
  'BGM++1+9',
  'DTM+137:202611211745:203',
  'TDT+20+217++++++9198355:146:11:FERRY',
  'LOC+5+KZAAU:139:6',
  'LOC+61+AZBAK:139:6',
  'DTM+136:202611211805:203',
  'LOC+147+0140682::5',
  'LOC+9+KZAAU:139:6',
  'EQD+CN+CSQU3054383+22G1+++5',
]
const plan = (segments: readonly string[]) => reading('BAPLIE:D:95B:UN:SMDG22', segments)

const codes = (found: readonly { readonly code: string; readonly pointer: string }[]) =>
  found.map(({ code, pointer }) => `${code} ${pointer.replace(/^(line (\d+)), segment \2$/, '$1')}`)

describe('what must be there', () => {
  it.each([
    ['equipment', gate(GATE.with(1, 'EQD+CN++22G1')), 'equipmentMissing line 3'],
    ['any equipment', gate(GATE.toSpliced(1, 1)), 'equipmentMissing line 2'],
    ['a time', gate(GATE.toSpliced(2, 1)), 'timeMissing line 3'],
    ['a time that can be read', gate(GATE.with(2, 'DTM+7:20261120:203')), 'timeMissing line 4'],
    ['a place', gate(GATE.toSpliced(3, 1)), 'placeMissing line 3'],
    ['a beginning', gate(GATE.toSpliced(0, 1)), 'syntax line 1'],
    ['a status', status(STATUS.toSpliced(1, 1)), 'equipmentMissing line 2'],
    ['equipment of a status', status(STATUS.toSpliced(4, 1)), 'equipmentMissing line 3'],
    ['a place of a status', status(STATUS.toSpliced(3, 1)), 'placeMissing line 3'],
    ['a place of the quay', quay(QUAY.toSpliced(2, 1)), 'placeMissing line 4'],
    ['a ship in a plan', plan(PLAN.toSpliced(2, 1)), 'placeMissing line 2'],
    ['a port in a plan', plan(PLAN.toSpliced(3, 2)), 'placeMissing line 5'],
    ['a time of taking back', gate(GATE.with(0, 'BGM+34+1+1')), 'timeMissing line 2'],
  ])('is refused without %s, with the segment', (_what, read, refusal) => {
    expect(codes(read.refused)[0]).toBe(refusal)
    expect(read.events).toEqual([])
    expect(read.refused[0]?.text).toMatch(/expected/)
  })

  it('has the place of a status by what happened, of the transport where the status names none', () => {
    const at = (code: string, ...places: string[]) =>
      status([STATUS[0] ?? '', `STS+1+${code}`, STATUS[2] ?? '', ...places, STATUS[4] ?? '']).events[0]?.readPoint?.id
    const [from, to] = ['urn:karavan:unLocode:KZAAU', 'urn:karavan:unLocode:AZALA']
    expect(at('24', 'LOC+5+KZAAU:139:6', 'LOC+8+AZALA:139:6')).toBe(from)
    expect(at('1', 'LOC+5+KZAAU:139:6', 'LOC+8+AZALA:139:6')).toBe(to)
    expect(at('1', 'LOC+9+KZAAU:139:6', 'LOC+11+AZALA:139:6')).toBe(to)
    expect(at('24', 'TDT+20+217+1', 'LOC+9+KZAAU:139:6', 'LOC+11+AZALA:139:6')).toBe(from)
    expect(at('29', 'TDT+20+217+1', 'LOC+9+KZAAU:139:6', 'LOC+11+AZALA:139:6')).toBe(to)
    expect(at('17', 'TDT+20+217+1', 'LOC+175+AZALA:139:6')).toBe(to)
    expect(at('17', 'TDT+20+217+1', 'LOC+9+KZAAU:139:6')).toBeUndefined()
  })

  it('has the ports of a container in a plan by the codes of older plans too', () => {
    const old = ['LOC+6+TMKRW', 'LOC+12+AZALA']
    const [aboard] = plan([...PLAN.slice(0, 7), ...old, ...PLAN.slice(8)]).events.slice(-1)
    expect(aboard).toMatchObject({
      'karavan:eventTypeCode': 'DEPA',
      'karavan:portOfLoading': 'urn:karavan:unLocode:TMKRW',
      'karavan:portOfDischarge': 'urn:karavan:unLocode:AZALA',
    })
  })

  it('is refused for itself: what stands beside it is read', () => {
    const read = gate([...GATE, 'EQD+CN++22G1', 'EQD+CN+TRLU8132090', ...GATE.slice(2), 'EQD+CN+TRLU8132090', 'SEL+7'])
    expect(read.events).toHaveLength(2)
    expect(codes(read.refused)).toEqual(
      ['equipmentMissing line 6', 'timeMissing line 10'].with(1, 'placeMissing line 10'),
    )
    expect(read.kept.map(({ text }) => text)).toEqual(["EQD+CN++22G1'", "EQD+CN+TRLU8132090'", "SEL+7'"])
  })

  it('is told by APERAK, and faults of syntax are not, which CONTRL tells', () => {
    const read = gate(GATE.toSpliced(2, 1))
    const head = {
      of: { sender: 'A', recipient: 'B', controlReference: '1' },
      reference: '2',
      at: parseInstant('2026-11-20'),
    }
    expect(writeAperak(applicationFaults([read]), head)).toContain(
      'line 3, segment 3?: EQD at line 3, segment 3 has no time; expected DTM',
    )
    const broken = readInterchange(new TextEncoder().encode("UNH+1+CODECO'BGM+34+1+9'UNT+9+1'"))
    const [refused] = readMessages(broken, ALMATY)
    expect(refused?.refused[0]).toMatchObject({ code: 'syntax', text: expect.stringContaining('UNT with 9') })
    expect(applicationFaults(refused === undefined ? [] : [refused])).toEqual([])
  })
})

describe('many faults of syntax', () => {
  const read = (text: string) => readMessages(readInterchange(new TextEncoder().encode(text)), ALMATY)
  const message = (reference: number, segments: number, counted: number) =>
    `UNH+${reference}+CODECO:D:95B:UN:ITG14'${"abc'\n".repeat(segments)}UNT+${counted}+${reference}'`

  it('are told up to twenty, and how many more there are', () => {
    const [few, many] = read(message(1, 20, 22) + message(2, 50, 52))
    expect(few?.refused).toHaveLength(20)
    expect(many?.refused).toHaveLength(21)
    expect(many?.refused.at(-1)).toEqual({ code: 'syntax', text: 'and 30 more faults of syntax', pointer: 'line 41' })
  })

  it('are told of the interchange with its first message', () => {
    const [first, second] = read(
      `UNB+UNOA:2+TERM+LINE+160204:1728+7'${"ABC'".repeat(25)}${message(1, 22, 24)}${message(2, 1, 3)}UNZ+2+7'`,
    )
    expect(first?.refused).toHaveLength(41)
    expect(first?.refused.at(-1)?.text).toBe('and 7 more faults of syntax')
    expect(second?.refused).toHaveLength(2)
  })

  it('of one message let no later one pass that has one, too', () => {
    const [first, second, third] = read(message(1, 10_020, 10_022) + message(2, 3, 4) + message(3, 1, 3))
    expect(first?.refused.at(-1)?.text).toBe('and at least 9980 more faults of syntax')
    expect(second?.refused.map(({ code }) => code)).toEqual(['syntax'])
    expect(third?.refused.map(({ code }) => code)).toEqual(['syntax'])
  })
})

describe('what is odd', () => {
  it.each([
    ['a wrong check digit', gate(GATE.with(1, 'EQD+CN+CSQU3054384')), 'checkDigitWrong line 3'],
    ['a number that is none', gate(GATE.with(1, 'EQD+CN+LORRY 7')), 'identifierMalformed line 3'],
    ['another report', gate(GATE.with(0, 'BGM+999+1+9')), 'reportUnknown line 2'],
    ['a message that replaces', gate(GATE.with(0, 'BGM+34+1+5')), 'replacement line 2'],
    ['a code of a place that is none', status(STATUS.with(3, 'LOC+175+KZ 1:139:6')), 'identifierMalformed line 5'],
    ['a place without zone', status(STATUS.with(3, 'LOC+175+GEPTI:139:6')), 'zoneUnknown line 4'],
    ['a status of no list', status(STATUS.with(1, 'STS+1+ZZ:::QUEUEING')), 'statusUnknown line 3'],
    ['a number of another list', status(STATUS.with(1, 'STS+1+24::HS')), 'statusUnknown line 3'],
    ['a status of a list of its own', status(STATUS.with(1, 'STS+1+P::HS')), 'statusListOwn line 3'],
    [
      'times of a ship without a name',
      quay(QUAY.with(1, 'TDT+20+217+1').toSpliced(3, 0, 'DTM+132:202611200600:203')),
      'transportUnknown line 3',
    ],
  ])('is taken and remarked: %s', (_what, read, remark) => {
    expect(codes(read.remarks)).toEqual([remark])
    expect(read.refused).toEqual([])
    expect(read.events).toHaveLength(1)
  })

  it('is nothing in the messages that these are made of', () => {
    for (const read of [gate(GATE), status(STATUS), quay(QUAY)]) {
      expect(read).toMatchObject({ remarks: [], refused: [], kept: [] })
      expect(read.events).toHaveLength(1)
    }
  })

  it('stands in the event as it came', () => {
    expect(gate(GATE.with(1, 'EQD+CN+CSQU3054384')).events[0]).toMatchObject({
      epcList: ['urn:epc:id:bic:CSQU3054384'],
    })
    expect(gate(GATE.with(1, 'EQD+CN+LORRY 7')).events[0]).toMatchObject({
      epcList: ['urn:karavan:equipment:LORRY%207'],
    })
    expect(status(STATUS.with(1, 'STS+1+ZZ:::QUEUEING')).events[0]).toMatchObject({
      'karavan:eventTypeCode': 'unknown',
      'karavan:status': { code: 'ZZ', text: 'QUEUEING' },
    })
  })
})

describe('what happened', () => {
  it('is declared wrong by a message that takes back, as the event that it was', () => {
    const [taken] = gate(GATE).events
    const [back] = gate(
      [...GATE.with(0, 'BGM+34+2+1'), 'DTM+137:202611201000:203']
        .toSpliced(4, 1)
        .toSpliced(1, 0, 'DTM+137:202611201000:203'),
    ).events
    expect(back).toEqual({
      ...taken,
      errorDeclaration: { declarationTime: '2026-11-20T10:00:00+00:00', reason: 'did_not_occur' },
    })
  })

  it('puts a container on a ship, and takes it off', () => {
    const parties = { parentID: 'urn:epc:id:imovn:9198355', childEPCs: ['urn:epc:id:bic:CSQU3054383'] }
    expect(quay(QUAY).events).toMatchObject([
      { type: 'AggregationEvent', action: 'ADD', bizStep: 'loading', ...parties },
    ])
    const off = QUAY.with(0, 'BGM+44+1+9').with(2, 'LOC+11+KZAAU:139:6')
    expect(quay(off).events).toMatchObject([{ action: 'DELETE', bizStep: 'unloading', ...parties }])
    const nameless = quay(QUAY.with(1, 'TDT+20+217+1')).events
    expect(nameless).toMatchObject([{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'loading' }])
  })

  it('is loaded in a plan only where it was loaded, and only when the ship has left', () => {
    const told = (segments: readonly string[]) =>
      plan(segments).events.map((event) => [
        event.type,
        event['karavan:eventTypeCode'],
        event['karavan:eventClassifierCode'],
        event.eventTime.slice(0, 16),
      ])
    const ship = ['ObjectEvent', 'DEPA', 'ACT', '2026-11-21T18:05']
    expect(told(PLAN)).toEqual([ship, ['AggregationEvent', 'LOAD', 'ACT', '2026-11-21T18:05']])
    expect(told(PLAN.with(7, 'LOC+9+TMKRW:139:6'))).toEqual([ship, ship])
    expect(told(PLAN.with(5, 'DTM+133:202611211800:203'))).toEqual([
      ['ObjectEvent', 'DEPA', 'EST', '2026-11-21T18:00'],
      ['ObjectEvent', 'LOAD', 'EST', '2026-11-21T18:00'],
    ])
    expect(told(PLAN.toSpliced(5, 1))).toEqual([['ObjectEvent', 'LOAD', 'PLN', '2026-11-21T17:45']])
  })

  it('is told once where a status and a time of the transport say it', () => {
    const transport = ['TDT+1+1402+2', 'LOC+9+KZAAU:139:6', 'DTM+186:202611200815:203', 'DTM+132:202611220000:203']
    const { events, kept } = status(STATUS.toSpliced(4, 0, ...transport))
    expect(events.map((event) => event['karavan:eventTypeCode'])).toEqual(['DEPA', 'ARRI'])
    expect(kept).toEqual([])
  })

  it('is told of the equipment that only references name', () => {
    const [event] = status([...STATUS.slice(0, 4), 'RFF+EQ:CSQU3054383', 'RFF+BM:7']).events
    expect(event).toMatchObject({
      epcList: ['urn:epc:id:bic:CSQU3054383'],
      bizTransactionList: [{ type: 'bol', bizTransaction: 'urn:karavan:reference:BM:7' }],
    })
  })
})
