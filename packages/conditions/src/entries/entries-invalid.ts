import { StructuredError } from '@karavan/core'

/** Most faults that are told at once. */
const MOST_TOLD = 100

/** One thing that is wrong in rows that are entered. */
export interface EntryFault {
  /** `file:line`, or the row and column of a body. */
  readonly pointer: string
  readonly received: unknown
  readonly expected: string
}

/** Rows that cannot be entered: what stands in the error itself is the first fault, and its code that of the first. */
export class EntriesInvalidError extends StructuredError {
  /** In the order of the rows, the first of each row; at most a hundred. */
  readonly faults: readonly EntryFault[]

  constructor(readonly errors: readonly [StructuredError, ...StructuredError[]]) {
    const [first, ...others] = errors
    super({
      code: first.code,
      received: first.received,
      ...(first.expected === undefined ? {} : { expected: first.expected }),
      ...(first.pointer === undefined ? {} : { pointer: first.pointer }),
      remediation: [first.remediation, others.length > 0 && `and correct ${others.length} more`]
        .filter(Boolean)
        .join(', '),
      cause: first,
    })
    this.faults = errors.slice(0, MOST_TOLD).map(({ pointer = '', received, expected = '' }) => ({
      pointer,
      received,
      expected,
    }))
  }
}

/**
 * What can be made of each of several, or every fault there is.
 * @throws {EntriesInvalidError} where one or more cannot be made
 */
export function eachOrFaults<T, R>(all: readonly T[], made: (one: T) => R): readonly R[] {
  const done: R[] = []
  const errors: StructuredError[] = []
  for (const one of all)
    try {
      done.push(made(one))
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
      errors.push(...(error instanceof EntriesInvalidError ? error.errors : [error]))
    }
  const [first, ...others] = errors
  if (first !== undefined) throw new EntriesInvalidError([first, ...others])
  return done
}
