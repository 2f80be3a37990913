import { StructuredError } from '@karavan/core'
import { decodeInterchange } from './character-sets.js'
import { componentOf, cutSegments, type EdifactSegment } from './segments.js'
import { separatorsOf } from './separators.js'

/** Greatest size of an interchange, bytes. */
const LARGEST = 50_000_000

/** Most segments of an interchange: what is read of one takes some hundred bytes, however short it is. */
const MOST_SEGMENTS = 1_000_000

/** Faults of one interchange beyond which only the first of each message is told, which is the one that is answered. */
export const MOST_FAULTS = 10_000

/** A fault of syntax, by the code that a CONTRL message answers with (UN/EDIFACT 0085). */
export interface SyntaxFault {
  readonly code: 2 | 13 | 15 | 18 | 21 | 28 | 29 | 32
  /** Message in which it lies, by its place in the interchange from 0; null for the interchange itself. */
  readonly message: number | null
  readonly line: number
  readonly received: string
  readonly expected: string
}

/** One message of an interchange, its segments without UNH and UNT. */
export interface EdifactMessage {
  readonly reference: string
  /** `IFTSTA`, `CODECO` … */
  readonly type: string
  /** Directory: `D:95B`. */
  readonly directory: string
  /** Association assigned code: `ITG13`, `SMDG22`; empty where there is none. */
  readonly profile: string
  readonly segments: readonly EdifactSegment[]
  readonly line: number
}

export interface Interchange {
  readonly characterSet: string
  /** Empty where a message comes without an interchange around it, as some railways send them. */
  readonly controlReference: string
  readonly sender: string
  readonly recipient: string
  /** As UNB writes it, `160204:1728`. */
  readonly prepared: string
  readonly acknowledgementRequested: boolean
  readonly test: boolean
  readonly messages: readonly EdifactMessage[]
  readonly faults: readonly SyntaxFault[]
}

/**
 * Reads an interchange, or messages without one around them. Faults of count and reference are told beside what was read, for a
 * CONTRL message to answer them.
 * @throws {StructuredError} EDIFACT_MALFORMED where the bytes are none, EDIFACT_TOO_LARGE
 */
export function readInterchange(bytes: Uint8Array): Interchange {
  if (bytes.length > LARGEST) throw tooLarge(`${bytes.length} bytes`, LARGEST)
  const decoded = decodeInterchange(bytes)
  if (decoded === null) throw malformed(bytes, 'a character set of ISO 9735, UNOA to UNOY without UNOX')
  const text = decoded.text.replace(/^\uFEFF/, '').trimStart()
  if (!/^(?:UNA|UNB|UNH)/.test(text)) throw malformed(bytes, 'UNA, UNB or UNH at the beginning')
  if (text.startsWith('UNA') && !/^UNA[ -~]{6}/.test(text)) throw malformed(bytes, 'six plain characters after UNA')
  const separators = separatorsOf(text)
  const offset = text.startsWith('UNA') ? 9 : 0
  return assemble(cutSegments(text.slice(offset), separators), decoded.characterSet, bytes)
}

function tooLarge(received: string, most: number): StructuredError {
  return new StructuredError({
    code: 'EDIFACT_TOO_LARGE',
    received,
    expected: `at most ${most}`,
    remediation: 'Ask the sender for smaller interchanges.',
  })
}

function malformed(bytes: Uint8Array, expected: string): StructuredError {
  return new StructuredError({
    code: 'EDIFACT_MALFORMED',
    received: String.fromCharCode(...bytes.subarray(0, 60)),
    expected: `an EDIFACT interchange: ${expected}`,
    remediation: 'Send the file as it was received, byte for byte.',
  })
}

/** Messages that are being put together. */
interface OpenMessage {
  readonly head: EdifactSegment
  readonly segments: EdifactSegment[]
}

function assemble(
  all: Iterable<EdifactSegment & { readonly open: boolean }>,
  characterSet: string,
  bytes: Uint8Array,
): Interchange {
  const messages: EdifactMessage[] = []
  const faults: SyntaxFault[] = []
  const faulty = new Set<number | null>()
  const fault = (code: SyntaxFault['code'], segment: EdifactSegment, received: string, expected: string) => {
    const message = open === null ? null : messages.length
    if (faults.length >= MOST_FAULTS && faulty.has(message)) return
    faulty.add(message)
    faults.push({ code, message, line: segment.line, received, expected })
  }
  let head: EdifactSegment | undefined
  let ended = false
  let open: OpenMessage | null = null
  let groups = 0
  let last: EdifactSegment | undefined
  const checkCharacters = (segment: EdifactSegment) => {
    if (hasControls(segment)) fault(21, segment, `control characters in ${segment.tag}`, 'letters and signs')
  }
  const close = (message: OpenMessage) => {
    messages.push(messageOf(message))
    open = null
  }

  let count = 0
  for (const segment of all) {
    if (++count > MOST_SEGMENTS) throw tooLarge(`more than ${MOST_SEGMENTS} segments`, MOST_SEGMENTS)
    last = segment
    if (segment.open) fault(13, segment, `${segment.tag} without its end`, 'an end of the segment')
    switch (segment.tag) {
      case 'UNB':
        if (head !== undefined) fault(15, segment, 'a second UNB', 'one interchange in a file')
        else if (!/^[1-4]$/.test(componentOf(segment, 0, 1))) {
          fault(2, segment, `syntax version ${componentOf(segment, 0, 1)}`, '1 to 4')
        }
        checkCharacters(segment)
        head ??= segment
        break
      case 'UNH':
        if (open !== null) {
          fault(13, segment, 'UNH', 'UNT of the message before')
          close(open)
        }
        open = { head: segment, segments: [] }
        checkCharacters(segment)
        break
      case 'UNT': {
        if (open === null) {
          fault(15, segment, 'UNT', 'UNH before it')
          break
        }
        const length = open.segments.length + 2
        if (Number(componentOf(segment, 0)) !== length) {
          fault(29, segment, `UNT with ${componentOf(segment, 0)} segments`, `${length}, as many as the message has`)
        }
        if (componentOf(segment, 1) !== componentOf(open.head, 0)) {
          fault(28, segment, `UNT with ${componentOf(segment, 1)}`, `${componentOf(open.head, 0)}, as in UNH`)
        }
        if (open.segments.length === 0) fault(32, segment, 'a message of no segments', 'segments between UNH and UNT')
        close(open)
        break
      }
      case 'UNZ':
        if (open !== null) {
          fault(13, segment, 'UNZ', 'UNT of the last message')
          close(open)
        }
        ended = true
        // UNZ counts groups where there are some.
        if (Number(componentOf(segment, 0)) !== (groups || messages.length)) {
          const expected = `${groups || messages.length}, as many as came`
          fault(29, segment, `UNZ with ${componentOf(segment, 0)}`, expected)
        }
        if (head !== undefined && componentOf(segment, 1) !== componentOf(head, 4)) {
          fault(28, segment, `UNZ with ${componentOf(segment, 1)}`, `${componentOf(head, 4)}, as in UNB`)
        }
        break
      case 'UNG':
        groups++
        break
      case 'UNE':
        break
      default:
        if (!/^[A-Z][A-Z0-9]{2}$/.test(segment.tag)) {
          fault(21, segment, segment.tag.slice(0, 20), 'a tag of three capital letters')
        }
        checkCharacters(segment)
        if (open === null) fault(15, segment, segment.tag.slice(0, 20), 'a message around it')
        else open.segments.push(segment)
    }
  }
  if (open !== null && last !== undefined) {
    fault(13, last, 'the end of the file', 'UNT')
    close(open)
  }
  if (head !== undefined && !ended && last !== undefined) fault(13, last, 'the end of the file', 'UNZ')
  if (messages.length === 0) throw malformed(bytes, 'a message from UNH to UNT')
  return {
    characterSet,
    controlReference: componentOf(head, 4),
    sender: componentOf(head, 1),
    recipient: componentOf(head, 2),
    prepared: head === undefined ? '' : `${componentOf(head, 3)}:${componentOf(head, 3, 1)}`,
    acknowledgementRequested: componentOf(head, 8) === '1',
    test: componentOf(head, 10) === '1',
    messages,
    faults,
  }
}

/** Characters that no text has, in no notation. */
function hasControls({ elements }: EdifactSegment): boolean {
  return elements.some((components) => components.some((value) => /[^\P{Cc}\t]|[\ufffe\uffff]/u.test(value)))
}

function messageOf({ head, segments }: OpenMessage): EdifactMessage {
  return {
    reference: componentOf(head, 0),
    type: componentOf(head, 1),
    directory: `${componentOf(head, 1, 1)}:${componentOf(head, 1, 2)}`,
    profile: componentOf(head, 1, 4),
    segments,
    line: head.line,
  }
}
