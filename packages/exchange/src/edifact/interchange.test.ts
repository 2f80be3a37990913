import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROWS_WITH_SIZE, growth } from '../../test/growth.js'
import { readInterchange } from './interchange.js'
import { componentOf, cutSegments, writeSegments } from './segments.js'
import { USUAL_SEPARATORS } from './separators.js'

const bytes = (text: string) => new TextEncoder().encode(text)

const GATE = [
  "UNB+UNOA:2+KZAAUTERM+OCEANLINE+261120:0830+77'",
  "UNH+1+CODECO:D:95B:UN:ITG14'",
  "BGM+34+GATE-0042+9'",
  "EQD+CN+CSQU3054383+22G1:102:5++2+5'",
  "DTM+7:202611200815:203'",
  "FTX+AAI+++DRIVER ASKED?: WHICH YARD??'",
  "UNT+6+1'",
  "UNZ+1+77'",
]

describe('an interchange', () => {
  it.each([
    ['as lines', GATE.join('\n')],
    ['as one line', GATE.join('')],
    ['with other line ends and blank lines', `${GATE.join('\r\n\r\n')}\r\n`],
    [
      'with separators of its own',
      `UNA|*,! ~${GATE.join('').replaceAll(':', '|').replaceAll('+', '*').replaceAll("'", '~').replaceAll('?', '!').replaceAll('!!', '?')}`,
    ],
    ['after a byte order mark', `\uFEFF${GATE.join('\n')}`],
  ])('is read %s', (_how, text) => {
    const { sender, recipient, controlReference, messages, faults } = readInterchange(bytes(text))
    expect(faults).toEqual([])
    expect({ sender, recipient, controlReference }).toEqual({
      sender: 'KZAAUTERM',
      recipient: 'OCEANLINE',
      controlReference: '77',
    })
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ type: 'CODECO', directory: 'D:95B', profile: 'ITG14', reference: '1' })
    expect(messages[0]?.segments.map(({ tag }) => tag)).toEqual(['BGM', 'EQD', 'DTM', 'FTX'])
    expect(componentOf(messages[0]?.segments[3], 3)).toMatch(/^DRIVER ASKED/)
  })

  it('gives back what the release character kept', () => {
    const message = readInterchange(bytes(GATE.join('\n'))).messages[0]
    expect(componentOf(message?.segments[3], 3)).toBe('DRIVER ASKED: WHICH YARD?')
  })

  it.each([
    ['a wrong count of segments', GATE.with(6, "UNT+7+1'"), 29, 0, 7],
    ['another reference at the end of a message', GATE.with(6, "UNT+6+2'"), 28, 0, 7],
    ['a wrong count of messages', GATE.with(7, "UNZ+2+77'"), 29, null, 8],
    ['another reference at the end', GATE.with(7, "UNZ+1+78'"), 28, null, 8],
    ['no end of a message', GATE.toSpliced(6, 1), 13, 0, 7],
    ['no end of the interchange', GATE.slice(0, 7), 13, null, 7],
    ['a segment outside of messages', GATE.toSpliced(1, 0, "DTM+7:202611200815:203'"), 15, null, 2],
    ['a message of nothing', GATE.toSpliced(2, 4).with(2, "UNT+2+1'"), 32, 0, 3],
    ['a segment that is cut off', GATE.with(7, 'UNZ+1+77'), 13, null, 8],
    ['what no letter is', GATE.with(5, "FTX+AAI+++\u0000'"), 21, 0, 6],
    ['what is no tag', GATE.toSpliced(3, 0, "hello+1'").with(7, "UNT+7+1'"), 21, 0, 4],
  ])('tells of %s', (_what, lines, code, message, line) => {
    expect(readInterchange(bytes(lines.join('\n'))).faults[0]).toMatchObject({ code, message, line })
  })

  it('may be missing around a message', () => {
    const { messages, faults, sender } = readInterchange(bytes(GATE.slice(1, 7).join('\n')))
    expect(faults).toEqual([])
    expect(sender).toBe('')
    expect(messages[0]?.reference).toBe('1')
  })

  it('is read in the letters that it names', () => {
    const cyrillic = Uint8Array.from([
      ...bytes('UNB+UNOE:3+'),
      0xba,
      0xc2,
      0xb6,
      ...bytes("+B+261120:0830+1'UNH+1+IFTSTA:D:00B:UN'BGM+23+1+9'UNT+3+1'UNZ+1+1'"),
    ])
    expect(readInterchange(cyrillic).sender).toBe('КТЖ')
    expect(readInterchange(bytes(GATE.join('').replace('UNOA:2+KZAAUTERM', 'UNOY:4+АКТАУ'))).sender).toBe('АКТАУ')
    expect(
      readInterchange(
        Uint8Array.from([...bytes('UNB+UNOA:2+'), 0xc4, ...bytes("+B+1:1+1'UNH+1+X'A11+1'UNT+3+1'UNZ+1+1'")]),
      ).sender,
    ).toBe('Ä')
  })

  it.each(['a', ':', '\n', '?+', "FTX+AAA'", "UNZ+1+1'", "UNT+1+1'UNH+1+X'A'", 'UNG+1'])(
    'is read in time that grows with its size, made of %j',
    (piece) => {
      const of = (size: number) =>
        bytes(`UNB+UNOA:2+A+B+1:1+1'UNH+1+X'A+B'${piece.repeat(size / piece.length)}'UNT+3+1'UNZ+1+1'`)
      expect(growth(1_000_000, of, readInterchange)).toBeLessThan(GROWS_WITH_SIZE)
    },
  )

  it('is refused where it is too large, in bytes or in segments', () => {
    expect(() => readInterchange(new Uint8Array(50_000_001))).toThrow('EDIFACT_TOO_LARGE')
    expect(() => readInterchange(bytes(`UNH+1+X'${"A'".repeat(1_000_000)}`))).toThrow('EDIFACT_TOO_LARGE')
  })

  it.each([
    '',
    "UNA🚂+.? 'UNH+1+X'",
    'PK\u0003\u0004',
    '<xml/>',
    "UNB+UNOA:2+A+B+1:1+1'UNZ+0+1'",
    "UNB+UNOX:2+A+B+1:1+1'UNH+1+X'UNT+2+1'UNZ+1+1'",
  ])('is refused where it is none: %j', (text) => {
    expect(() => readInterchange(bytes(text))).toThrow('EDIFACT_MALFORMED')
  })
})

describe('segments', () => {
  it('are written so that they are read as they were', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', ':', '+', '?', "'", 'я'), maxLength: 6 })
    const filled = value.filter((text) => text.trim() !== '')
    const composite = fc.tuple(fc.array(value, { maxLength: 3 }), filled).map(([before, last]) => [...before, last])
    const segment = fc.record({
      tag: fc.stringMatching(/^[A-Z]{3}$/),
      elements: fc.array(composite, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
        const read = [...cutSegments(writeSegments(segments, USUAL_SEPARATORS), USUAL_SEPARATORS)]
        expect(read.map(({ tag, elements }) => ({ tag, elements }))).toEqual(segments)
      }),
    )
  })
})
