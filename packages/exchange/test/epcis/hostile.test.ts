import { expect, it } from 'vitest'
import { type EpcisInvalidError, eventPreHash, readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'

/** Far above what it takes, far below what work in the square of the size would. */
const LIMIT_MS = 20_000

const WHEN = '2026-11-09T00:00:00Z'
const event = (members: string, context = '{"x": "https://x.example/"}') =>
  `{"@context": ${context}, "type": "x:Y", "eventTime": "${WHEN}", "eventTimeZoneOffset": "+05:00", ${members}}`
const xml = (body: string, head = '') =>
  `<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" ${head} schemaVersion="2.0" creationDate="${WHEN}"><EPCISBody><EventList>${body}</EventList></EPCISBody></e:EPCISDocument>`
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index))

/** Most bytes written for each byte read. */
function handled(text: string): number {
  const start = performance.now()
  const read = readEpcis(text)
  read.events.map(eventPreHash)
  const written = [writeEpcisJson(read), writeEpcisXml(read, WHEN)].map(({ length }) => length)
  expect(performance.now() - start).toBeLessThan(LIMIT_MS)
  return Math.max(...written) / text.length
}

function faultsOf(text: string): EpcisInvalidError['faults'] {
  const start = performance.now()
  try {
    readEpcis(text)
  } catch (error) {
    expect(performance.now() - start).toBeLessThan(LIMIT_MS)
    return (error as EpcisInvalidError).faults
  }
  return []
}

it('reads a list of 100,000 in an extension', () => {
  expect(handled(event(`"x:a": [${many(100_000, String).join()}]`))).toBeLessThan(20)
})

it('reads 100,000 extensions of as many namespaces', () => {
  expect(handled(event(many(100_000, (index) => `"https://x.example/${index}/n": 1`).join()))).toBeLessThan(10)
})

it('writes a deep nest without growing much', () => {
  const depth = 95
  const nest = `${'{"x:a":'.repeat(depth)}[${many(50_000, () => '1').join()}]${'}'.repeat(depth)}`
  expect(handled(event(`"x:a": ${nest}`))).toBeLessThan(60)
})

it('refuses a context that binds too many names', () => {
  const names = many(100_000, (index) => `"p${index}": "https://x.example/${index}/"`).join()
  expect(faultsOf(event('"p1:a": 1', `{${names}}`))).toMatchObject([{ pointer: '/@context', received: '100000 names' }])
  const bound = many(2000, (index) => `xmlns:p${index}="urn:x:${index}"`).join(' ')
  expect(faultsOf(xml('', bound))).toMatchObject([{ pointer: '/EPCISDocument:1' }])
  const anew = many(2000, (index) => `<p:a xmlns:p="urn:x:${index}"/>`).join('')
  expect(faultsOf(xml(anew))[0]).toMatchObject({ received: '2000 names' })
})

it('tells faults of 100,000 elements of XML, by their number', () => {
  const faults = faultsOf(xml(many(100_000, () => '<ObjectEvent/>').join('')))
  expect(faults).toHaveLength(100)
  expect(faults.at(-1)?.pointer).toMatch(/^\/EPCISDocument\/EPCISBody\/EventList\/ObjectEvent\[\d+\]:1$/)
})

it('reads elements of 100,000 attributes, and as many reports of a sensor', () => {
  const attributes = many(100_000, (index) => `a${index}="1"`).join(' ')
  const head = `<eventTime>${WHEN}</eventTime><eventTimeZoneOffset>+05:00</eventTimeZoneOffset>`
  expect(handled(xml(`<x:Y xmlns:x="urn:x:">${head}<x:a ${attributes}/></x:Y>`))).toBeLessThan(10)
  const reports = '<sensorReport type="urn:x:t"/>'.repeat(100_000)
  const sensors = `<sensorElementList><sensorElement>${reports}</sensorElement></sensorElementList>`
  expect(handled(xml(`<x:Y xmlns:x="urn:x:">${head}${sensors}</x:Y>`))).toBeLessThan(10)
})
