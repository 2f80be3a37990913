import { expect, it } from 'vitest'
import { type EpcisInvalidError, eventPreHash, readEpcis, writeEpcisJson, writeEpcisXml } from '../../src/index.js'
import { GROWS_WITH_SIZE, growth } from '../growth.js'

const WHEN = '2026-11-09T00:00:00Z'
const event = (members: string, context = '{"x": "https://x.example/"}') =>
  `{"@context": ${context}, "type": "x:Y", "eventTime": "${WHEN}", "eventTimeZoneOffset": "+05:00", ${members}}`
const xml = (body: string, head = '') =>
  `<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" ${head} schemaVersion="2.0" creationDate="${WHEN}"><EPCISBody><EventList>${body}</EventList></EPCISBody></e:EPCISDocument>`
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index))

const head = `<eventTime>${WHEN}</eventTime><eventTimeZoneOffset>+05:00</eventTimeZoneOffset>`
const xmlEvent = (members: string) => xml(`<x:Y xmlns:x="urn:x:">${head}${members}</x:Y>`)

/** Most bytes written for each byte read. */
function handled(text: string): number {
  const read = readEpcis(text)
  read.events.map(eventPreHash)
  const written = [writeEpcisJson(read), writeEpcisXml(read, WHEN)].map(({ length }) => length)
  return Math.max(...written) / text.length
}

function faultsOf(text: string): EpcisInvalidError['faults'] {
  try {
    readEpcis(text)
  } catch (error) {
    return (error as EpcisInvalidError).faults
  }
  return []
}

const MANY: readonly (readonly [name: string, most: number, text: (count: number) => string])[] = [
  ['items of an extension', 20, (count) => event(`"x:a": [${many(count, String).join()}]`)],
  [
    'extensions of as many namespaces',
    10,
    (count) => event(many(count, (index) => `"https://x.example/${index}/n": 1`).join()),
  ],
  ['attributes of an element', 10, (count) => xmlEvent(`<x:a ${many(count, (index) => `a${index}="1"`).join(' ')}/>`)],
  [
    'reports of a sensor',
    10,
    (count) => {
      const reports = '<sensorReport type="urn:x:t"/>'.repeat(count)
      return xmlEvent(`<sensorElementList><sensorElement>${reports}</sensorElement></sensorElementList>`)
    },
  ],
]

it.each(MANY)('reads and writes 100,000 %s in time and space that grow with them', (_, most, text) => {
  expect(handled(text(100_000))).toBeLessThan(most)
  expect(growth(20_000, text, handled)).toBeLessThan(GROWS_WITH_SIZE)
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
  const empty = (count: number) => xml(many(count, () => '<ObjectEvent/>').join(''))
  const faults = faultsOf(empty(100_000))
  expect(faults).toHaveLength(100)
  expect(faults.at(-1)?.pointer).toMatch(/^\/EPCISDocument\/EPCISBody\/EventList\/ObjectEvent\[\d+\]:1$/)
  expect(growth(20_000, empty, faultsOf)).toBeLessThan(GROWS_WITH_SIZE)
})
