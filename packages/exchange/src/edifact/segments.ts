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
 * Cuts a text into segments. Line breaks between segments are no content; within one they are taken out, since senders wrap
 * lines where it suits them. A last segment without its end is given with `open`. Time and memory grow with the text only.
 */
export function* cutSegments(
  text: string,
  separators: Separators,
): Generator<EdifactSegment & { readonly open: boolean }> {
  const cuts = separators.release === ' ' ? { ...separators, release: '' } : separators
  const special = specialCharacters(cuts)
  const blank = /[\n\r \t]+/y
  let line = 1
  let at = 0
  for (;;) {
    blank.lastIndex = at
    const gap = blank.exec(text)?.[0]
    if (gap !== undefined) {
      at += gap.length
      for (let next = gap.indexOf('\n'); next >= 0; next = gap.indexOf('\n', next + 1)) line++
    }
    if (at >= text.length) return
    const cut = cutSegment(text, at, cuts, special)
    yield { tag: cut.tag, elements: cut.elements, line, open: cut.open }
    line += cut.lineBreaks
    at = cut.end
  }
}

/** One segment of a text, from its first character. */
function cutSegment(text: string, from: number, { component, element, release, segment }: Separators, special: RegExp) {
  const all: string[][] = []
  const components: string[] = []
  let before = ''
  let start = from
  let breaks = 0
  let open = true
  special.lastIndex = from
  for (let found = special.exec(text); found !== null && open; found = open ? special.exec(text) : null) {
    const { index } = found
    const character = found[0]
    if (character === release) {
      before += text.slice(start, index) + text.charAt(index + 1)
      if (text.charAt(index + 1) === '\n') breaks++
      start = index + 2
      special.lastIndex = start
      continue
    }
    const value = before + text.slice(start, index)
    start = index + 1
    before = ''
    if (character === component || character === element || character === segment) {
      components.push(value)
      if (character === component) continue
      all.push(components.slice()) // A copy has no room to grow, and takes a third of the memory.
      components.length = 0
      open = character !== segment
    } else {
      before = value
      if (character === '\n') breaks++
    }
  }
  if (open) {
    components.push(before + text.slice(start))
    all.push(components.slice())
    start = text.length
  }
  const [[tag = ''] = [], ...elements] = all
  return { tag, elements, open, end: start, lineBreaks: breaks }
}

/** Finds what has a meaning in a text: separators, the release character, line breaks. */
function specialCharacters({ component, element, release, segment }: Separators): RegExp {
  const escaped = [component, element, release, segment].map((each) => each.replace(/[\\\]^-]/, '\\$&')).join('')
  return new RegExp(`[\\n\\r${escaped}]`, 'g')
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
