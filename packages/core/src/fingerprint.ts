/**
 * A short, stable name for a value's content (FNV-1a, 64 bits, in hex): the same content gives the same name on every machine.
 * It finds changes; it does not prove authorship.
 */
export function fingerprint(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    for (const byte of code < 0x100 ? [code] : [code & 0xff, code >> 8]) {
      low = (low ^ byte) >>> 0
      const product = low * 0x1b3
      const carry = Math.floor(product / 0x1_0000_0000)
      high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0
      low = product >>> 0
    }
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
