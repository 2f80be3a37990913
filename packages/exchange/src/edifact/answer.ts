import type { EpochMinutes } from '@karavan/core'
import type { Interchange } from './interchange.js'
import { segment, stamp, type WrittenSegment, writeInterchange } from './write.js'

/** A fault of content that APERAK tells: a message that could be read and cannot be taken. */
export interface ApplicationFault {
  /** Reference of the message in its interchange. */
  readonly reference: string
  readonly text: string
}

/** Which interchange is answered, and how the answer is called. */
export interface AnswerHead {
  readonly of: Pick<Interchange, 'sender' | 'recipient' | 'controlReference'>
  readonly reference: string
  readonly at: EpochMinutes
}

/**
 * The CONTRL message (syntax version 3) that takes an interchange, refuses it, or refuses some of its messages. A fault of the
 * interchange refuses all of it.
 */
export function writeContrl({ messages, faults }: Interchange, head: AnswerHead): string {
  const whole = faults.find((fault) => fault.message === null)
  const uci = segment(
    'UCI',
    [head.of.controlReference],
    [head.of.sender],
    [head.of.recipient],
    [whole ? '4' : '7'],
    [whole === undefined ? '' : String(whole.code)],
  )
  const first = new Map(faults.toReversed().map((fault) => [fault.message, fault]))
  const refused = messages.flatMap(({ reference, type, directory }, index) => {
    const fault = first.get(index)
    return fault === undefined || whole !== undefined
      ? []
      : [segment('UCM', [reference], [type, ...directory.split(':'), 'UN'], ['4'], [String(fault.code)])]
  })
  return answer(head, 'CONTRL:D:3:UN', [uci, ...refused])
}

/** The APERAK message (D.00B) that refuses messages of an interchange for what they say. */
export function writeAperak(faults: readonly ApplicationFault[], head: AnswerHead): string {
  const body = faults.flatMap(({ reference, text }) => [
    segment('ERC', ['12', '', '']),
    segment('FTX', ['AAO'], [], [], chunks(text, 512)),
    segment('RFF', ['ACW', reference]),
  ])
  const opening = [
    segment('BGM', ['313'], [head.reference], ['27']),
    segment('DTM', ['137', stamp(head.at), '203']),
    segment('RFF', ['ACW', head.of.controlReference]),
  ]
  return answer(head, 'APERAK:D:00B:UN', [...opening, ...body])
}

/** Puts a message into an interchange back to the sender. */
function answer({ of, reference, at }: AnswerHead, type: string, body: readonly WrittenSegment[]): string {
  return writeInterchange({ sender: of.recipient, recipient: of.sender, reference, at }, type, body)
}

/** A text in at most five pieces of a length, as FTX holds it. */
function chunks(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.min(5, Math.ceil(text.length / length)) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  )
}
