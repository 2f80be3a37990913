/** The characters that part an interchange (ISO 9735): UNA names them, else they are these. */
export interface Separators {
  readonly component: string
  readonly element: string
  readonly decimal: string
  /** Takes the meaning from the character that follows it. */
  readonly release: string
  /** Parts repetitions of an element in syntax version 4; a space where there are none. */
  readonly repetition: string
  readonly segment: string
}

export const USUAL_SEPARATORS: Separators = {
  component: ':',
  element: '+',
  decimal: '.',
  release: '?',
  repetition: ' ',
  segment: "'",
}

/** The separators that a text begins with as UNA, or the usual ones. */
export function separatorsOf(text: string): Separators {
  if (!text.startsWith('UNA') || text.length < 9) return USUAL_SEPARATORS
  const [component = '', element = '', decimal = '', release = '', repetition = '', segment = ''] = text.slice(3, 9)
  return { component, element, decimal, release, repetition, segment }
}
