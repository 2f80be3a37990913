/** What every error of the project carries, so that a person or a program can act on it. */
export interface ErrorDetails<Code extends string = string> {
  /** Stable, upper snake case; listed in `docs/errors.md`. */
  readonly code: Code
  /** What came in, shortened to a line. */
  readonly received?: unknown
  /** What would have been right. */
  readonly expected?: string
  /** What the reader can do about it. */
  readonly remediation?: string
  /** Where: a JSON pointer into the input, or `file:line`. */
  readonly pointer?: string
  readonly cause?: unknown
  /** True where the same call may succeed later. */
  readonly retryable?: boolean
  /** After how many seconds it may, where that is known. */
  readonly retryAfter?: number
  /** Things that would have been accepted, best first. */
  readonly candidates?: readonly string[]
}

/** An error that says what was received, what was expected and what to do. */
export class StructuredError<Code extends string = string> extends Error {
  override readonly name: string = 'StructuredError'
  readonly code: Code
  readonly received: unknown
  readonly expected: string | undefined
  readonly remediation: string | undefined
  readonly pointer: string | undefined
  readonly retryable: boolean
  readonly retryAfter: number | undefined
  readonly candidates: readonly string[]

  constructor(details: ErrorDetails<Code>) {
    super(sentence(details), details.cause === undefined ? undefined : { cause: details.cause })
    this.code = details.code
    this.received = details.received
    this.expected = details.expected
    this.remediation = details.remediation
    this.pointer = details.pointer
    this.retryable = details.retryable ?? false
    this.retryAfter = details.retryAfter
    this.candidates = details.candidates ?? []
  }
}

/** One line of at most 80 characters that shows a value from outside without what controls or breaks a line; `nothing` of what is not there. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : stringify(value)
  const clean = text.slice(0, 400).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
  const characters = [...clean]
  return characters.length > 80 ? `${characters.slice(0, 77).join('')}…` : clean
}

function stringify(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}

function sentence(details: ErrorDetails): string {
  const parts = [details.pointer === undefined ? details.code : `${details.pointer}: ${details.code}`]
  if (details.received !== undefined) parts.push(`received ${shown(details.received)}`)
  if (details.expected !== undefined) parts.push(`expected ${details.expected}`)
  if (details.remediation !== undefined) parts.push(details.remediation)
  return parts.join('; ')
}
