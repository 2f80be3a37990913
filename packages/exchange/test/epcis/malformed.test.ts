import { StructuredError } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { EPCIS_SIZE_LIMIT, readEpcis } from '../../src/index.js'

function errorOf(input: Uint8Array | string, limit = EPCIS_SIZE_LIMIT): StructuredError {
  try {
    readEpcis(input, { limit })
  } catch (error) {
    if (error instanceof StructuredError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const told = (input: Uint8Array | string) => {
  const { code, pointer } = errorOf(input)
  return `${code} ${pointer}`
}
const xml = (body: string, head = '') =>
  `${head}<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0">${body}</epcis:EPCISDocument>`

describe('JSON that is refused', () => {
  it.each([
    ['a name twice', '{"a": 1,\n "b": 2, "a": 3}', '2:10'],
    ['a name twice, once with escapes', '{"a": 1, "\\u0061": 3}', '1:10'],
    ['NUL', '{"a": "x\\u0000"}', '1:7'],
    ['NUL as it is', '{"a": "x\u0000"}', '1:9'],
    ['half of a surrogate pair', '{"a": "\\ud83d"}', '1:7'],
    ['the other half', '{"\\ude00": 1}', '1:2'],
    ['a text without its end', '{"a": "x', '1:9'],
    ['a list without its end', '[1, 2', '1:6'],
    ['a comma too many', '{"a": 1,}', '1:9'],
    ['a number of another grammar', '[01]', '1:3'],
    ['a word of another language', '[NaN]', '1:2'],
    ['an unknown escape', '["\\x41"]', '1:3'],
    ['two values', '{} {}', '1:4'],
    ['nesting without end', '['.repeat(100_000), '1:101'],
    ['objects without end', '{"a":'.repeat(100_000), '1:501'],
  ])('%s', (_, text, pointer) => {
    expect(told(text)).toBe(`EPCIS_MALFORMED ${pointer}`)
  })
})

describe('XML that is refused', () => {
  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a document type that names a file', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['an unknown entity', xml('&secret;')],
    ['elements that cross', xml('<a><b></a></b>')],
    ['an end too few', '<a><b></b>'],
    ['a prefix that is not bound', xml('<x:a/>')],
    ['an attribute twice', xml('<a b="1" b="2"/>')],
    ['a control character', xml('<a>\u0001</a>')],
    ['NUL by number', xml('<a>&#0;</a>')],
    ['half of a surrogate pair by number', xml('<a>&#xd83d;</a>')],
    ['nesting without end', xml('<a>'.repeat(100_000))],
    ['another root', '<html/>'],
    ['a root of another namespace', '<EPCISDocument/>'],
    ['text after the root', `${xml('')}x`],
  ])('%s', (_, text) => {
    expect(told(text)).toMatch(/^EPCIS_MALFORMED \d+:\d+$/)
  })

  it('entities that would grow, before they do', () => {
    const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
    const text = `<!DOCTYPE a [<!ENTITY l0 "lol">${levels.join('')}]>${xml('&l9;')}`
    expect(errorOf(text)).toMatchObject({ code: 'EPCIS_MALFORMED', received: '<!DOCTYPE' })
  })

  it('another encoding, by its name', () => {
    const text = xml('', '<?xml version="1.0" encoding="EBCDIC-CP-US"?>')
    expect(errorOf(new TextEncoder().encode(text))).toMatchObject({
      code: 'EPCIS_MALFORMED',
      received: 'encoding="EBCDIC-CP-US"',
    })
    expect(errorOf(text).code).toBe('EPCIS_INVALID')
  })
})

describe('bytes that are refused', () => {
  const declared = (encoding: string, text: string) =>
    xml(
      `<r:station xmlns:r="https://rail.example.org/">${text}</r:station>`,
      `<?xml version="1.0" encoding="${encoding}"?>`,
    )
  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

  it.each([
    ['UTF-8', Buffer.from(declared('windows-1251', 'Актау'))],
    ['UTF-8', Buffer.from(declared('KOI8-R', 'გ'))],
    ['a mark of UTF-8', Buffer.from(`\ufeff${declared('windows-1251', 'Aktau')}`)],
    ['a mark of UTF-16', utf16(declared('ISO-8859-5', 'Актау'))],
  ])('are %s where the document names an encoding of one byte', (_, bytes) => {
    expect(errorOf(bytes)).toMatchObject({
      code: 'EPCIS_MALFORMED',
      pointer: '1:1',
      received: expect.stringMatching(/^encoding="(windows-1251|KOI8-R|ISO-8859-5)" before text in UTF-(8|16)$/),
      remediation: expect.stringContaining('encoding="UTF-'),
    })
  })

  it('are no UTF-8 where all of them are ASCII, or one stands alone', () => {
    expect(errorOf(Buffer.from(declared('windows-1251', 'Aktau'))).code).toBe('EPCIS_INVALID')
    expect(errorOf(Buffer.from(declared('windows-1251', '\u00c0Aktau'), 'latin1')).code).toBe('EPCIS_INVALID')
  })

  it('are not UTF-8', () => {
    expect(errorOf(new Uint8Array([0x7b, 0xff, 0x7d])).code).toBe('EPCIS_MALFORMED')
    expect(errorOf(new Uint8Array([])).code).toBe('EPCIS_MALFORMED')
  })

  it('are too many', () => {
    expect(errorOf('{}  ', 3)).toMatchObject({ code: 'EPCIS_TOO_LARGE', received: '4 bytes' })
  })
})
