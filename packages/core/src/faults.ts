import { type ErrorDetails, StructuredError } from './errors.js'

/** Most faults that are told at once. */
export const MOST_FAULTS = 100

/** What is wrong in one place. */
export interface Fault {
  /** As of a StructuredError; empty where it tells none. */
  readonly pointer: string
  readonly received: unknown
  readonly expected: string
}

/** An error that knows several places where something is wrong; what stands in itself is told of the first. */
export class FaultsError<Code extends string = string> extends StructuredError<Code> {
  constructor(
    details: ErrorDetails<Code>,
    /** In the order in which they stand. */
    readonly faults: readonly Fault[],
  ) {
    super(details)
  }
}

/**
 * What can be made of each of several, all of which are looked at before any is refused.
 * @throws {StructuredError} that of the one that cannot be made
 * @throws {FaultsError} where several cannot: as the first, with a fault of each, at most {@link MOST_FAULTS}
 */
export function eachOrFaults<One, Made>(all: Iterable<One>, make: (one: One, index: number) => Made): readonly Made[] {
  const made: Made[] = []
  const refused = new Refused()
  let index = 0
  for (const one of all) {
    try {
      made.push(make(one, index))
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
      refused.add(error)
    }
    index += 1
  }
  refused.throwAny()
  return made
}

/** Several refusals as one. */
class SeveralError extends FaultsError {
  constructor(
    readonly first: StructuredError,
    faults: readonly Fault[],
    /** Of all, those among them that are not told. */
    readonly count: number,
  ) {
    const { code, received, expected, pointer, candidates, remediation = 'correct it' } = first
    super(
      {
        code,
        received,
        candidates,
        ...(expected === undefined ? {} : { expected }),
        ...(pointer === undefined ? {} : { pointer }),
        remediation: `${remediation}, and correct ${count - 1} more`,
        cause: first,
      },
      faults,
    )
  }
}

/** What was refused so far: how often, and of that no more than is told. */
class Refused {
  #first: StructuredError | null = null
  #count = 0
  readonly #faults: Fault[] = []

  add(error: StructuredError): void {
    this.#first ??= error instanceof SeveralError ? error.first : error
    this.#count += error instanceof SeveralError ? error.count : 1
    const faults = error instanceof SeveralError ? error.faults : [error]
    for (const { pointer = '', received, expected = '' } of faults.slice(0, MOST_FAULTS - this.#faults.length))
      this.#faults.push({ pointer, received, expected })
  }

  throwAny(): void {
    if (this.#first === null) return
    throw this.#count === 1 ? this.#first : new SeveralError(this.#first, this.#faults, this.#count)
  }
}
