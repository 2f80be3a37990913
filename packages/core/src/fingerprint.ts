/**
 * A short, stable name for a value's content (FNV-1a, 64 bits, over UTF-8, in hex): the same content gives the same name
 * on every machine. It finds changes; it does not prove authorship.
 */
export function fingerprint(text: string): string {
  const hash = { high: 0xcbf29ce4, low: 0x84222325 }
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      take(hash, unit)
      continue
    }
    const point = text.codePointAt(i) ?? 0
    if (point >= 0x1_0000) i += 1
    if (point < 0x800) {
      take(hash, 0xc0 | (point >> 6))
    } else {
      if (point < 0x1_0000) {
        take(hash, 0xe0 | (point >> 12))
      } else {
        take(hash, 0xf0 | (point >> 18))
        take(hash, 0x80 | ((point >> 12) & 0x3f))
      }
      take(hash, 0x80 | ((point >> 6) & 0x3f))
    }
    take(hash, 0x80 | (point & 0x3f))
  }
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0')
  return hex(hash.high) + hex(hash.low)
}

/** Takes in one byte: times the prime 2^40 + 0x1b3, modulo 2^64, in halves of 32 bits that never leave whole numbers. */
function take(hash: { high: number; low: number }, byte: number): void {
  const low = hash.low ^ byte
  const lower = (low & 0xffff) * 0x1b3
  const upper = (low >>> 16) * 0x1b3 + (lower >>> 16)
  hash.high = (Math.imul(hash.high, 0x1b3) + (upper >>> 16) + (low << 8)) | 0
  hash.low = (upper << 16) | (lower & 0xffff)
}
