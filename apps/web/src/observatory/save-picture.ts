/** What a drawing takes from the style sheets of the page. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'paint-order',
  'opacity',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
] as const
/** What is for the page alone. */
const OF_THE_PAGE = ['class', 'role', 'tabindex', 'aria-pressed', 'aria-label', 'aria-roledescription', 'data-figure']

/** A drawing of the page as a file of its own: all that the style sheets say of it stands in it. */
export function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const own = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  for (const [i, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const [from] = own.slice(i, i + 1)
    if (from === undefined) continue
    const style = getComputedStyle(from)
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name))
    for (const name of OF_THE_PAGE) element.removeAttribute(name)
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}
