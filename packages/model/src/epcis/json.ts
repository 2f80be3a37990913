/**
 * A number as it was written, where a JavaScript number would not write it the same: `1.0`, `0.10`, more digits than a
 * double holds.
 */
export class NumberText {
  /** As the grammar of JSON has it. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A number with all its digits: plain where it writes itself the same. */
export type JsonNumber = number | NumberText

/** JSON whose numbers keep their digits. */
export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject

/** Members in the order of the text. */
export interface JsonObject {
  readonly [name: string]: JsonValue
}
