/** How a message is read. */
export type ReportFormat = 'epcis' | 'dcsa' | 'edifact' | 'table'

/** Characters that are looked at. */
const BEGINNING = 4096

/** By how a message begins; what begins like nothing else is taken for a table, whose reader says what it misses. */
export function formatOf(bytes: Uint8Array): ReportFormat {
  const text = beginningOf(bytes).trimStart()
  if (/^(?:UNA|UNB|UNH)/.test(text)) return 'edifact'
  if (/^<\?xml|^(?:<!--[\s\S]*)?<[\w:]*EPCIS/.test(text)) return 'epcis'
  if (/^[[{]/.test(text)) return isDcsa(text) ? 'dcsa' : 'epcis'
  return 'table'
}

/** DCSA names the kind of an event `eventType` in capitals, where EPCIS has `type`. */
function isDcsa(text: string): boolean {
  return /"eventType"\s*:/.test(text) && !/"type"\s*:\s*"(?:\w+Event|EPCIS\w+)"/.test(text)
}

function beginningOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = wide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(encoding).decode(bytes.subarray(0, BEGINNING))
}
