import { readReport } from '@karavan/exchange'
import { eventPlaces } from '@karavan/network'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { reportPorts } from '../src/events/report-ports.js'
import { createReportReader, loadNetwork, type PreparedReport, prepareReport } from '../src/index.js'
import { documentOf, seen } from './reports.js'

const places = eventPlaces(loadNetwork(undefined).locations)
/** The built thread: a source file cannot be run by Node itself. */
const module = new URL('../dist/reading/reading-thread.js', import.meta.url)
const reader = createReportReader({ places, overlay: undefined, waiting: 1, module })
const many = createReportReader({ places, overlay: undefined, module })
afterAll(() => Promise.all([reader.close(), many.close()]))

const task = { as: 'any', mapping: null, proceed: false, receivedAt: 29_900_000 } as const
const LARGE = documentOf(Array.from({ length: 4_000 }, (_, i) => seen(i)))
const plain = ({ parts, ...report }: PreparedReport) => ({ ...report, parts: [...parts] })

/** The parts of a workbook with one sheet. */
const PARTS = {
  '_rels/.rels': strToU8(
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
}

describe('a reader of reports', () => {
  it('reads a large message in a thread as a small one is read, while others are answered', async () => {
    let ticks = 0
    const ticking = setInterval(() => ticks++, 1)
    const told = await reader.read(LARGE, task, plain)
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(20)
    expect(told).toEqual(plain(prepareReport(readReport(LARGE, reportPorts(places, task)))))
    expect(told).toMatchObject({ eventCount: 4_000, recordCount: 4_000 })
    expect(told.parts.flat()[0]?.text).toContain('"value":1.10')
  })

  it('refuses in a thread as it refuses at once', async () => {
    const bad = (count: number) =>
      documentOf(Array.from({ length: count }, (_, i) => seen(i, { action: i > 1 ? 'X' : 'ADD' })))
    const refusalOf = (bytes: Uint8Array, as: 'any' | 'event' = 'any') =>
      reader.read(bytes, { ...task, as }, plain).then(
        () => null,
        (error: unknown) => error,
      )
    const [small, large] = [await refusalOf(bad(9)), await refusalOf(bad(4_000))]
    expect(large).toMatchObject({ code: 'EPCIS_INVALID', pointer: '/epcisBody/eventList/2/action', received: 'X' })
    expect((large as { faults: unknown[] }).faults.slice(0, 7)).toEqual((small as { faults: unknown[] }).faults)
    expect(await refusalOf(LARGE, 'event')).toMatchObject({ code: 'EPCIS_INVALID', pointer: '/type' })
    expect(await refusalOf(Buffer.alloc(200_000, '{'))).toMatchObject({ code: 'EPCIS_MALFORMED' })
  })

  it('has one large message in hand until it is done with, lets so many wait, and refuses others', async () => {
    let inHand = 0
    const hold = () =>
      reader.read(LARGE, task, async ({ eventCount }) => {
        inHand += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
        expect(inHand).toBe(1)
        inHand -= 1
        return eventCount
      })
    const [first, second] = [hold(), hold()]
    await expect(hold()).rejects.toMatchObject({ code: 'SERVER_BUSY', retryable: true })
    expect(await reader.read(documentOf([seen(1)]), task, ({ eventCount }) => eventCount)).toBe(1)
    expect(await Promise.all([first, second])).toEqual([4_000, 4_000])
    expect(await hold()).toBe(4_000)
  })

  it('reads large messages of several askers in turn, whoever sent more of them', async () => {
    const order: string[] = []
    const reading = ['a', 'a', 'a', 'b'].map((asker, i) =>
      many.read(LARGE, task, () => void order.push(`${asker}${i}`), { asker }),
    )
    await Promise.all(reading)
    expect(order).toEqual(['a0', 'b3', 'a1', 'a2'])
  })

  it('reads nothing for whoever has gone, and goes on with the next', async () => {
    const leaving = new AbortController()
    const used: string[] = []
    const gone = ['running', 'waiting'].map((name) =>
      many.read(LARGE, task, () => void used.push(name), { asker: 'a', gone: leaving.signal }),
    )
    const next = many.read(LARGE, task, ({ eventCount }) => eventCount, { asker: 'a' })
    leaving.abort()
    for (const one of gone) await expect(one).rejects.toMatchObject({ name: 'AbortError' })
    expect(await next).toBe(4_000)
    expect(used).toEqual([])
  })

  it('reads an archive in a thread however small it is', async () => {
    const sheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(90_000)}</sheetData></worksheet>`
    const bytes = zipSync({ ...PARTS, 'xl/worksheets/sheet1.xml': strToU8(sheet) }, { level: 9 })
    expect(bytes.length).toBeLessThan(20_000)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 1)
    await expect(reader.read(bytes, task, plain)).rejects.toMatchObject({ code: 'WAGON_REPORT_COLUMNS_MISSING' })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(20)
  })
})
