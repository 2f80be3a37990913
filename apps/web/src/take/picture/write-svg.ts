import { base64 } from '../bytes.js'
import { digits } from '../digits.js'
import type { Drawing, Mark, TextMark } from '../drawing/marks.js'
import { type Face, type Letters, LOWERED_DEPTH, LOWERED_SIZE } from '../letters/letters.js'
import { subset } from '../letters/subset.js'

/** What is said of a picture to those who do not see it. */
interface Caption {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly description: string
}

const FAMILY = 'Karavan'

/** Writes a drawing as SVG that brings its letters along: it looks the same wherever it is opened. */
export function writeSvg(
  { width, height, marks }: Drawing,
  { language, title, description }: Caption,
  letters: Letters,
): string {
  const used = new Map<Face, Set<number>>()
  const shapes = marks.map((mark) => (mark.kind === 'text' ? textShape(mark, letters, used) : shape(mark)))
  const size = `width="${digits(width)}" height="${digits(height)}" viewBox="0 0 ${digits(width)} ${digits(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" xml:lang="${language}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<style>${[...used].map(([face, glyphs]) => fontFace(face, glyphs)).join('')}</style>`,
    `<g font-family="${FAMILY}, 'Noto Sans', sans-serif" font-kerning="none" stroke-linejoin="round">`,
    ...shapes,
    '</g></svg>',
  ].join('\n')
}

function fontFace({ file, font }: Face, glyphs: ReadonlySet<number>): string {
  const data = base64(
    subset(
      font,
      [...glyphs].sort((a, b) => a - b),
    ),
  )
  const source = `url(data:font/ttf;base64,${data}) format("truetype")`
  return `@font-face{font-family:${FAMILY};font-weight:${file.weight};unicode-range:${file.unicodeRange};src:${source}}`
}

function shape(mark: Exclude<Mark, TextMark>): string {
  const { fill, stroke, strokeWidth = 1, dash = [], opacity = 1 } = mark
  const paint = [
    `fill="${fill ?? 'none'}"`,
    ...(fill && mark.kind === 'path' ? ['fill-rule="evenodd"'] : []),
    ...(stroke ? [`stroke="${stroke}" stroke-width="${digits(strokeWidth)}"`] : []),
    ...(dash.length > 0 ? [`stroke-dasharray="${dash.map(digits).join(' ')}"`] : []),
    ...(opacity < 1 ? [`opacity="${digits(opacity)}"`] : []),
  ].join(' ')
  switch (mark.kind) {
    case 'rect':
      return `<rect x="${digits(mark.x)}" y="${digits(mark.y)}" width="${digits(mark.width)}" height="${digits(mark.height)}" ${paint}/>`
    case 'circle':
      return `<circle cx="${digits(mark.x)}" cy="${digits(mark.y)}" r="${digits(mark.r)}" ${paint}/>`
    case 'line':
      return `<path d="M${digits(mark.x1)} ${digits(mark.y1)}L${digits(mark.x2)} ${digits(mark.y2)}" ${paint}/>`
    case 'path': {
      const lines = mark.strokes.map(
        ({ points, closed }) => `M${points.map(([x, y]) => `${digits(x)} ${digits(y)}`).join('L')}${closed ? 'Z' : ''}`,
      )
      return `<path d="${lines.join('')}" ${paint}/>`
    }
  }
}

function textShape(mark: TextMark, letters: Letters, used: Map<Face, Set<number>>): string {
  const { text, size, weight, colour, anchor = 'start' } = mark
  const pieces = letters.runs(text, weight).map(({ face, glyphs, lowered }) => {
    const known = used.get(face) ?? new Set<number>()
    used.set(face, known)
    for (const { glyph } of glyphs) known.add(glyph)
    const written = escaped(String.fromCodePoint(...glyphs.map(({ codePoint }) => codePoint)))
    if (!lowered) return written
    const depth = digits(size * LOWERED_DEPTH)
    return `<tspan dy="${depth}" font-size="${digits(size * LOWERED_SIZE)}">${written}</tspan><tspan dy="-${depth}">\u200b</tspan>`
  })
  const place = `x="${digits(mark.x)}" y="${digits(mark.y)}"`
  const style = `font-size="${digits(size)}" font-weight="${weight}" fill="${colour}"`
  return `<text ${place} ${style}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${pieces.join('')}</text>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
