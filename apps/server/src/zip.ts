import { crc32, deflateRawSync } from 'node:zlib'

/** The files of a folder as a zip archive (PKWARE APPNOTE 6.3.10, deflated, names in UTF-8), always the same bytes for the same files. */
export function zip(files: ReadonlyMap<string, string>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const entry = new Entry(name, text)
    const [local, packed] = [entry.local(), entry.packed]
    directory.push(entry.central(offset))
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, index, end])
}

/** Version needed, flag for UTF-8, deflate, midnight of 1980-01-01. */
const COMMON = [20, 0x0800, 8, 0, 0x21] as const

class Entry {
  readonly packed: Buffer
  readonly #name: Buffer
  /** What both headers say of it, from the version needed to the length of the name. */
  readonly #facts: Buffer

  constructor(name: string, text: string) {
    const bytes = Buffer.from(text)
    this.packed = deflateRawSync(bytes)
    this.#name = Buffer.from(name)
    this.#facts = Buffer.alloc(24)
    for (const [i, word] of COMMON.entries()) this.#facts.writeUInt16LE(word, i * 2)
    this.#facts.writeUInt32LE(crc32(bytes), 10)
    this.#facts.writeUInt32LE(this.packed.length, 14)
    this.#facts.writeUInt32LE(bytes.length, 18)
    this.#facts.writeUInt16LE(this.#name.length, 22)
  }

  local(): Buffer {
    return Buffer.concat([signature(0x04034b50), this.#facts, Buffer.alloc(2), this.#name])
  }

  /** @param offset - where the local header stands */
  central(offset: number): Buffer {
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(offset, 12)
    return Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), this.#facts, tail, this.#name])
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}
