import { StructuredError } from '@karavan/core'

/** What is wrong in one row. */
type RowFault = Pick<StructuredError, 'pointer' | 'received' | 'expected'>

/** Most rows of which it is told what is wrong. */
const MOST_FAULTS = 100

/** That rows of figures cannot be taken; the first is told as any error tells it. */
class FiguresRefusedError extends StructuredError {
  /** One of each row that is refused, in their order, at most 100. */
  readonly faults: readonly RowFault[]

  constructor(errors: readonly [StructuredError, ...StructuredError[]]) {
    const [{ code, pointer, received, expected, remediation, candidates }] = errors
    const others = errors.length - MOST_FAULTS
    super({
      code,
      received,
      candidates,
      ...(pointer === undefined ? {} : { pointer }),
      ...(expected === undefined ? {} : { expected }),
      remediation:
        others > 0
          ? `mend these rows, or leave them out; ${others} more are refused`
          : (remediation ?? 'mend the rows'),
    })
    this.faults = errors.slice(0, MOST_FAULTS)
  }
}

/** Every place at which rows of figures are refused, as far as an error tells; one of any other error. */
export function refusedRows(error: StructuredError): readonly RowFault[] {
  return error instanceof FiguresRefusedError ? error.faults : [error]
}

/**
 * Makes something of every row, and looks at all of them before it refuses any.
 * @throws {StructuredError} that of the first refused row; {@link refusedRows} tells the others
 */
export function eachRow<Row, Made>(rows: readonly Row[], make: (row: Row, index: number) => Made): readonly Made[] {
  const made: Made[] = []
  const errors: StructuredError[] = []
  for (const [i, row] of rows.entries()) {
    try {
      made.push(make(row, i))
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
      errors.push(error)
    }
  }
  const [first, ...others] = errors
  if (first === undefined) return made
  throw others.length === 0 ? first : new FiguresRefusedError([first, ...others])
}
