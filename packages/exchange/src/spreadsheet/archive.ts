import { Inflate } from 'fflate'

/** A file in an archive, as its directory tells of it (APPNOTE.TXT 6.3, sections 4.3.12 and 4.5.3). */
export interface ArchiveEntry {
  readonly name: string
  /** Bytes that it is said to have. */
  readonly inflatedSize: number
  readonly size: number
  readonly method: number
  /** Where its own header begins. */
  readonly offset: number
}

const [END, DIRECTORY_ENTRY, OWN_HEADER] = [0x06054b50, 0x02014b50, 0x04034b50]
const [END_64_PLACE, END_64] = [0x07064b50, 0x06064b50]
const [LONGEST_NOTE, IN_EXTRA_FIELD] = [0xffff, 0xffffffff]
const [STORED, DEFLATED] = [0, 8]
const UTF_8 = 0x0800

/** Bytes that are inflated at a time: they become at most a thousand times as many. */
const STEP = 16 * 1024

/** The files of an archive, by its directory. @throws {RangeError} where it is broken */
export function* entriesOf(bytes: Uint8Array): Generator<ArchiveEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let { count, at } = directoryOf(view)
  for (; count > 0; count -= 1) {
    expectMark(view, at, DIRECTORY_ENTRY)
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((by) => view.getUint16(at + by, true)) as Three
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    const isUtf8 = (view.getUint16(at + 8, true) & UTF_8) !== 0
    const sizes = [24, 20, 42].map((by) => view.getUint32(at + by, true)) as Three
    const [inflatedSize, size, offset] = largeSizes(view, sizes, at + 46 + nameLength, extraLength)
    yield {
      name: new TextDecoder(isUtf8 ? 'utf-8' : 'iso-8859-1').decode(name),
      inflatedSize,
      size,
      method: view.getUint16(at + 10, true),
      offset,
    }
    at += 46 + nameLength + extraLength + noteLength
  }
}

/**
 * What a file holds. No more is inflated than the archive says that it has, and one step.
 * @throws {RangeError} where it is broken, or has more
 */
export function contentOf(bytes: Uint8Array, { inflatedSize, size, method, offset }: ArchiveEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  expectMark(view, offset, OWN_HEADER)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + size)
  if (method === STORED) return packed.slice()
  if (method !== DEFLATED) throw new RangeError(`method ${method}`)
  const content = new Uint8Array(inflatedSize)
  let filled = 0
  const inflate = new Inflate((chunk) => {
    content.set(chunk, filled)
    filled += chunk.length
  })
  for (let at = 0; at < packed.length; at += STEP) {
    inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
  }
  return content.subarray(0, filled)
}

type Three = [number, number, number]

function directoryOf(view: DataView): { readonly count: number; readonly at: number } {
  let end = view.byteLength - 22
  const first = Math.max(0, end - LONGEST_NOTE)
  while (end >= first && view.getUint32(end, true) !== END) end -= 1
  if (end < first) throw new RangeError('no directory')
  const isLarge = end >= 20 && view.getUint32(end - 20, true) === END_64_PLACE
  if (isLarge) {
    const large = large64(view, end - 12)
    if (view.getUint32(large, true) === END_64)
      return { count: large64(view, large + 32), at: large64(view, large + 48) }
  }
  return { count: view.getUint16(end + 8, true), at: view.getUint32(end + 16, true) }
}

/** Sizes that do not fit stand in an extra field, in the same order. */
function largeSizes(view: DataView, sizes: Three, extra: number, length: number): Three {
  if (!sizes.includes(IN_EXTRA_FIELD)) return sizes
  for (let at = extra; at + 4 <= extra + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let from = at + 4
    return sizes.map((size) => {
      if (size !== IN_EXTRA_FIELD) return size
      from += 8
      return large64(view, from - 8)
    }) as Three
  }
  return sizes
}

function large64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (view.getUint32(at, true) !== mark) throw new RangeError(`no header at ${at}`)
}
