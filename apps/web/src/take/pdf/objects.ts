import { deflated, joined } from '../bytes.js'
import { digits } from '../digits.js'

/** A place in the file that an object is kept for. */
export interface Reference {
  readonly number: number
}

/** What PDF knows (ISO 32000-2, 7.3): a string here is a name or a piece already written. */
export type PdfValue =
  | string
  | number
  | boolean
  | Reference
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue | undefined }

const encoder = new TextEncoder()

/** The objects of a PDF file, numbered in the order in which they are asked for. */
export class PdfObjects {
  readonly #bodies: (Uint8Array | null)[] = []

  /** Keeps a number for an object that is written later. */
  reserve(): Reference {
    this.#bodies.push(null)
    return { number: this.#bodies.length }
  }

  write(value: PdfValue, at: Reference = this.reserve()): Reference {
    this.#bodies[at.number - 1] = encoder.encode(written(value))
    return at
  }

  /** A stream; packed unless it is to be read by eye. */
  async stream(
    entries: Readonly<Record<string, PdfValue>>,
    content: Uint8Array,
    { packed = true, at = this.reserve() }: { packed?: boolean; at?: Reference } = {},
  ): Promise<Reference> {
    const body = packed ? await deflated(content) : content
    const head = { ...entries, Length: body.length, ...(packed ? { Filter: '/FlateDecode' } : {}) }
    this.#bodies[at.number - 1] = joined([
      encoder.encode(`${written(head)}\nstream\n`),
      body,
      encoder.encode('\nendstream'),
    ])
    return at
  }

  /** The whole file. @throws {Error} where a number was kept and nothing written */
  file(trailer: Readonly<Record<string, PdfValue>>): Uint8Array {
    const parts: Uint8Array[] = [encoder.encode('%PDF-1.7\n%'), new Uint8Array([0xe2, 0xe3, 0xcf, 0xd3, 0x0a])]
    let at = parts.reduce((sum, { length }) => sum + length, 0)
    const offsets = this.#bodies.map((body, i) => {
      if (body === null) throw new Error(`object ${i + 1} of the PDF was never written`)
      const offset = at
      const part = joined([encoder.encode(`${i + 1} 0 obj\n`), body, encoder.encode('\nendobj\n')])
      parts.push(part)
      at += part.length
      return offset
    })
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const id = `<${fingerprint(joined(parts))}>`
    const end = written({ ...trailer, Size: offsets.length + 1, ID: [id, id] })
    const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}`
    parts.push(encoder.encode(`${table}trailer\n${end}\nstartxref\n${at}\n%%EOF\n`))
    return joined(parts)
  }
}

/** Text as a string of PDF: UTF-16 with a mark at its start, in hexadecimal. */
export function pdfText(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i)))
  return `<FEFF${units.join('')}>`
}

/** Four digits. */
export function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0')
}

function written(value: PdfValue): string {
  if (typeof value === 'number') return digits(value)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(written).join(' ')}]`
  if (isReference(value)) return `${value.number} 0 R`
  const entries = Object.entries(value).flatMap(([key, entry]) =>
    entry === undefined ? [] : [`/${key} ${written(entry)}`],
  )
  return `<<${entries.join(' ')}>>`
}

function isList(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value)
}

function isReference(value: object): value is Reference {
  return 'number' in value
}

/** 32 digits that differ where the files do: FNV-1a with four starts. */
function fingerprint(bytes: Uint8Array): string {
  const sums = [0x811c9dc5, 0x01000193, 0xdeadbeef, 0x9e3779b9]
  for (const byte of bytes) for (let i = 0; i < 4; i++) sums[i] = Math.imul((sums[i] ?? 0) ^ byte, 0x01000193)
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
