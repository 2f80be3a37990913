/**
 * A short, stable name for a value's content (FNV-1a, 64 bits, over UTF-8, in hex): the same content gives the same name
 * on every machine. It finds changes; it does not prove authorship.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const take = (byte: number): void => {
    low = (low ^ byte) >>> 0
    const product = low * 0x1b3
    const carry = Math.floor(product / 0x1_0000_0000)
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0
    low = product >>> 0
  }
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) {
      take(point)
      continue
    }
    if (point < 0x800) {
      take(0xc0 | (point >> 6))
    } else {
      if (point < 0x1_0000) {
        take(0xe0 | (point >> 12))
      } else {
        take(0xf0 | (point >> 18))
        take(0x80 | ((point >> 12) & 0x3f))
      }
      take(0x80 | ((point >> 6) & 0x3f))
    }
    take(0x80 | (point & 0x3f))
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
