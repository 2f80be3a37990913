import { parseInstant } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { type AnswerHead, writeAperak, writeContrl } from './answer.js'
import { readInterchange } from './interchange.js'
import { componentOf } from './segments.js'

const bytes = (text: string) => new TextEncoder().encode(text)

const message = (reference: string, count = 3) =>
  `UNH+${reference}+CODECO:D:95B:UN:ITG14'BGM+34+G-${reference}+9'UNT+${count}+${reference}'`
const interchange = (body: string, count = 2) =>
  readInterchange(bytes(`UNB+UNOA:2+PORT+LINE+261120:0830+77'${body}UNZ+${count}+77'`))

const head: AnswerHead = {
  of: { sender: 'PORT', recipient: 'LINE', controlReference: '77' },
  reference: '9001',
  at: parseInstant('2026-11-20T09:05Z'),
}

describe('CONTRL', () => {
  const answered = (read: ReturnType<typeof interchange>) => {
    const answer = readInterchange(bytes(writeContrl(read, head)))
    expect(answer.faults).toEqual([])
    expect(answer).toMatchObject({ sender: 'LINE', recipient: 'PORT', prepared: '261120:0905' })
    return answer.messages[0]?.segments.map(({ tag, elements }) => [
      tag,
      elements[0]?.[0],
      elements[3]?.[0],
      elements[4]?.[0],
    ])
  }

  it('takes an interchange without faults', () => {
    expect(answered(interchange(message('1') + message('2')))).toEqual([['UCI', '77', '7', undefined]])
  })

  it('refuses the message that has one, and takes the others', () => {
    expect(answered(interchange(message('1', 9) + message('2')))).toEqual([
      ['UCI', '77', '7', undefined],
      ['UCM', '1', '29', undefined],
    ])
  })

  it('refuses all where the interchange has one', () => {
    expect(answered(interchange(message('1') + message('2'), 3))).toEqual([['UCI', '77', '4', '29']])
  })
})

describe('APERAK', () => {
  it('tells what of a message cannot be taken, however long', () => {
    const text = `LOC names KZXXX, which is no place: ${'x'.repeat(600)}'`
    const answer = readInterchange(bytes(writeAperak([{ reference: '1', text }], head)))
    expect(answer.faults).toEqual([])
    const segments = answer.messages[0]?.segments ?? []
    expect(segments.map(({ tag }) => tag)).toEqual(['BGM', 'DTM', 'RFF', 'ERC', 'FTX', 'RFF'])
    expect(segments[4]?.elements[3]?.join('')).toBe(text)
    expect(componentOf(segments[5], 0, 1)).toBe('1')
  })
})
