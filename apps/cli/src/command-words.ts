/** A command as it is told of. */
export interface CommandWords {
  readonly usage: string
  readonly does: string
  /** What is to be known beside that, a line each. */
  readonly more?: readonly string[]
  readonly examples?: readonly string[]
}
