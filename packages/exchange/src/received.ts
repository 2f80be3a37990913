import { shown } from '@karavan/core'
import type { EpcisEvent } from '@karavan/model'
import type { DocumentFault } from './json/shape.js'

/** Something in a message that is odd and was taken all the same; what it says is in the events as it came. */
export interface Remark<Code extends string = string> {
  /** Kind of oddness, for a program to act on: `checkDigitWrong`. */
  readonly code: Code
  /** What was received and what was expected, for a person. */
  readonly text: string
  /** Where: `line 12` of a text, `sheet 1, row 4, column C` of a table, a JSON pointer. */
  readonly pointer: string
  /** The cell as it came, of a table. */
  readonly received?: string
}

/** A part of a message that says too little or contradicts itself, and of which no event was made. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  /** What is missing or wrong, what was expected, what to do. */
  readonly text: string
  readonly pointer: string
  /** The cell as it came, of a table. */
  readonly received?: string
}

/** What a foreign message says, as events; good parts stand where others are refused. */
export interface ReadMessage<RemarkCode extends string = string, RefusalCode extends string = string> {
  /** In the order of the message. Fields of our own are `karavan:` with the namespace `urn:karavan:epcis:`. */
  readonly events: readonly EpcisEvent[]
  readonly remarks: readonly Remark<RemarkCode>[]
  readonly refused: readonly Refusal<RefusalCode>[]
}

/** The refusal of what breaks a schema; where stands in the pointer alone. */
export function refusalOfFault<Code extends string>(
  code: Code,
  { pointer, received, expected }: DocumentFault,
): Refusal<Code> {
  return { code, text: `received ${shown(received)}; expected ${expected}`, pointer }
}
