import { describe, expect, it } from 'vitest'
import { MOST_SHOWN_BYTES, textIn } from './text-in.js'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('what of a message is shown as text', () => {
  it('is what UTF-8 reads, whatever it says', () => {
    expect(textIn(bytes("UNB+UNOC:3'\r\n<b>вагон</b>\t"))).toBe("UNB+UNOC:3'\r\n<b>вагон</b>\t")
    expect(textIn(bytes('UNB\u001c\u001d\u001f'))).toBe('UNB\u001c\u001d\u001f')
  })

  it('is nothing of a spreadsheet or of what is very long', () => {
    expect(textIn(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull()
    expect(textIn(new Uint8Array([0xc3, 0x28]))).toBeNull()
    expect(textIn(new Uint8Array(MOST_SHOWN_BYTES + 1).fill(65))).toBeNull()
  })
})
