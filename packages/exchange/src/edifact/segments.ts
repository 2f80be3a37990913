import type { Separators } from './separators.js'

/** One segment: its tag, and its elements of components, with the release characters taken out. */
export interface EdifactSegment {
  readonly tag: string
  readonly elements: readonly (readonly string[])[]
  /** Line of the text on which it begins, from 1. */
  readonly line: number
}

/** The component of an element, both counted from 0; empty where there is none. */
export function componentOf(segment: EdifactSegment | undefined, element: number, component = 0): string {
  return segment?.elements[element]?.[component] ?? ''
}

/**
 * Cuts a text into segments. Line breaks between segments are no content; within one they are, since senders wrap lines only
 * where a segment ends. A last segment without its end is given with `open`.
 */
export function* cutSegments(
  text: string,
  separators: Separators,
): Generator<EdifactSegment & { readonly open: boolean }> {
  const { component, element, release, segment: end } = separators
  let line = 1
  let start = line
  let elements: string[][] = []
  let components: string[] = []
  let value = ''
  const close = (open: boolean) => {
    components.push(value)
    elements.push(components)
    const [[tag = ''] = [], ...rest] = elements
    const segment = { tag, elements: rest, line: start, open }
    elements = []
    components = []
    value = ''
    return segment
  }
  const empty = () => value === '' && components.length === 0 && elements.length === 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\n') line++
    if (empty() && (character === '\n' || character === '\r' || character === ' ' || character === '\t')) continue
    if (empty()) start = line
    if (character === release && release !== ' ') {
      index++
      value += text.charAt(index)
    } else if (character === end) {
      yield close(false)
    } else if (character === element) {
      components.push(value)
      elements.push(components)
      components = []
      value = ''
    } else if (character === component) {
      components.push(value)
      value = ''
    } else if (character !== '\r' && character !== '\n') {
      value += character
    }
  }
  if (!empty()) yield close(true)
}

/** Writes segments, with release characters where a separator is content. */
export function writeSegments(segments: readonly Omit<EdifactSegment, 'line'>[], separators: Separators): string {
  const { component, element, release, segment: end } = separators
  const special = new Set([component, element, release, end])
  const released = (text: string) => Array.from(text, (each) => (special.has(each) ? release + each : each)).join('')
  return segments
    .map(({ tag, elements }) => {
      const written = elements.map((components) => trimmed(components.map(released)).join(component))
      return [tag, ...trimmed(written)].join(element) + end
    })
    .join('\n')
    .concat('\n')
}

/** Without the empty ones at the end. */
function trimmed(texts: readonly string[]): readonly string[] {
  let length = texts.length
  while (length > 0 && texts[length - 1] === '') length--
  return texts.slice(0, length)
}
