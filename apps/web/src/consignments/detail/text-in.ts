/** Most bytes that are shown in the page; what is longer is saved as a file. */
export const MOST_SHOWN_BYTES = 500_000

/** The text that bytes are in UTF-8; null for what is none, or too long to be shown. */
export function textIn(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_SHOWN_BYTES) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what has them is no text
    return /[\u0000-\u0008\u000e-\u001b]/.test(text) ? null : text
  } catch {
    return null
  }
}
