import type { Area, LaidOut, PagePart } from './laid-out.js'
import { type PdfObjects, type PdfValue, pdfText, type Reference } from './objects.js'
import type { Tag } from './tag.js'

interface OnPages {
  /** Number of a part among those of its page. */
  readonly numbered: ReadonlyMap<PagePart, number>
  readonly pages: readonly Reference[]
  readonly annotations: ReadonlyMap<PagePart, Reference>
}

/** Writes the structure, the way back to it from each page, and the links, which hang in it. */
export function writeTags(
  objects: PdfObjects,
  document: LaidOut,
  { numbered, pages, annotations }: OnPages,
): Reference {
  const root = objects.reserve()
  const references = new Map<Tag, Reference>()
  const walk = (tag: Tag) => {
    references.set(tag, objects.reserve())
    tag.children.forEach(walk)
  }
  walk(document.structure)
  const referenceOf = (tag: Tag): Reference => {
    const reference = references.get(tag)
    if (reference === undefined)
      throw new Error(`a part of a page belongs to an element ${tag.role} outside the structure`)
    return reference
  }
  const kids = new Map<Tag, PdfValue[]>()
  const boxes = new Map<Tag, PdfValue>()
  const parents: PdfValue[] = []
  const linkParents: PdfValue[] = []
  let linkKey = document.pages.length
  for (const [i, parts] of document.pages.entries()) {
    const page = pages[i]
    if (page === undefined) continue
    const tagged = parts.filter((part): part is PagePart & { tag: Tag } => part.tag !== null)
    parents.push(
      i,
      tagged.map(({ tag }) => referenceOf(tag)),
    )
    for (const part of tagged) {
      const own = kids.get(part.tag) ?? []
      kids.set(part.tag, own)
      own.push({ Type: '/MCR', Pg: page, MCID: numbered.get(part) ?? 0 })
      if (part.area) boxes.set(part.tag, boxOf(part.area, document.height))
      const annotation = annotations.get(part)
      if (annotation === undefined || part.link === undefined) continue
      own.push({ Type: '/OBJR', Pg: page, Obj: annotation })
      linkParents.push(linkKey, referenceOf(part.tag))
      writeLink(objects, document.height, part.link, annotation, linkKey++)
    }
  }
  const write = (tag: Tag, parent: Reference) => {
    const reference = referenceOf(tag)
    objects.write(
      {
        Type: '/StructElem',
        S: `/${tag.role}`,
        P: parent,
        K: [...(kids.get(tag) ?? []), ...tag.children.map(referenceOf)],
        ...(tag.alt === undefined ? {} : { Alt: pdfText(tag.alt) }),
        ...(tag.scope === undefined ? {} : { A: { O: '/Table', Scope: `/${tag.scope}` } }),
        ...(boxes.has(tag) ? { A: { O: '/Layout', Placement: '/Block', BBox: boxes.get(tag) } } : {}),
      },
      reference,
    )
    for (const child of tag.children) write(child, reference)
  }
  write(document.structure, root)
  const tree = objects.write({ Nums: [...parents, ...linkParents] })
  return objects.write(
    { Type: '/StructTreeRoot', K: [referenceOf(document.structure)], ParentTree: tree, ParentTreeNextKey: linkKey },
    root,
  )
}

/** Left, bottom, right and top, from the left lower corner of the page. */
function boxOf({ x, y, width, height }: Area, pageHeight: number): PdfValue {
  return [x, pageHeight - y - height, x + width, pageHeight - y]
}

function writeLink(
  objects: PdfObjects,
  pageHeight: number,
  link: NonNullable<PagePart['link']>,
  at: Reference,
  key: number,
): void {
  const { address } = link
  objects.write(
    {
      Type: '/Annot',
      Subtype: '/Link',
      Rect: boxOf(link, pageHeight),
      Border: [0, 0, 0],
      F: 4,
      StructParent: key,
      Contents: pdfText(address),
      A: { S: '/URI', URI: `(${asciiOf(address)})` },
    },
    at,
  )
}

/** The address as PDF takes it: ASCII alone, with the signs marked that end a string. */
function asciiOf(address: string): string {
  return address.replace(/[^\x21-\x7e]/gu, encodeURIComponent).replace(/[()\\]/g, (sign) => `\\${sign}`)
}
