/** Labels of the character sets that UNB names (ISO 9735, 0001), for a text decoder. */
const CHARACTER_SETS: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'iso-8859-1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOW: 'utf-8',
  UNOY: 'utf-8',
}

/**
 * The text of an interchange in the character set that it names. Senders write letters beyond ASCII under UNOA and UNOB too:
 * these are read as UTF-8 where they are, else as ISO 8859-1.
 * @returns null where the set is not known
 */
export function decodeInterchange(bytes: Uint8Array): { readonly text: string; readonly characterSet: string } | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, '')
  const named = /UNB.(UN[A-Z][A-Z])/.exec(head)?.[1] ?? (/^\s*(?:UNA.{6}\s*)?UNB/.test(head) ? null : 'UNOA')
  if (named === null) return { text: decodeAscii(bytes), characterSet: 'UNOA' }
  const label = CHARACTER_SETS[named]
  if (label === undefined) return null
  return {
    text: label === 'ascii' ? decodeAscii(bytes) : new TextDecoder(label).decode(bytes),
    characterSet: named,
  }
}

function decodeAscii(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('iso-8859-1').decode(bytes)
  }
}
