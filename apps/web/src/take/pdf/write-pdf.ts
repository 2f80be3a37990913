import { digits } from '../digits.js'
import type { Letters } from '../letters/letters.js'
import { Content, opacityName } from './content.js'
import type { LaidOut, PagePart } from './laid-out.js'
import { PdfObjects, pdfText, type Reference } from './objects.js'
import { PdfFonts } from './pdf-fonts.js'
import { writeTags } from './write-tags.js'

export interface DocumentFacts {
  readonly title: string
  readonly subject: string
  /** BCP 47. */
  readonly language: string
  /** ISO 8601. */
  readonly made: string
  readonly creator: string
}

/** Writes a tagged PDF 1.7; the same document gives the same bytes. */
export async function writePdf(document: LaidOut, facts: DocumentFacts, letters: Letters): Promise<Uint8Array> {
  const { width, height } = document
  const objects = new PdfObjects()
  const catalog = objects.reserve()
  const tree = objects.reserve()
  const fonts = new PdfFonts()
  const opacities = new Set<number>()
  const numbered = numberParts(document)
  const pages = document.pages.map(() => objects.reserve())
  const annotations = new Map<PagePart, Reference>()
  const resources = objects.reserve()
  const bookmarks: Bookmark[] = []

  for (const [i, parts] of document.pages.entries()) {
    const content = new Content(height, letters, fonts, opacities)
    for (const part of parts) {
      const number = numbered.get(part)
      content.add(part.marks, part.tag === null || number === undefined ? null : { role: part.tag.role, number })
      const page = pages[i]
      if (part.link) annotations.set(part, objects.reserve())
      if (part.bookmark && page) bookmarks.push({ title: part.bookmark, page, y: height - topOf(part) })
    }
    const links = parts.flatMap((part) => annotations.get(part) ?? [])
    objects.write(
      {
        Type: '/Page',
        Parent: tree,
        MediaBox: [0, 0, width, height],
        Resources: resources,
        Contents: await objects.stream({}, new TextEncoder().encode(content.toString())),
        StructParents: i,
        Tabs: '/S',
        ...(links.length === 0 ? {} : { Annots: links }),
      },
      pages[i],
    )
  }
  const structure = writeTags(objects, document, { numbered, pages, annotations })
  objects.write(
    {
      Font: await fonts.write(objects),
      ExtGState: Object.fromEntries(
        [...opacities].sort().map((opacity) => [opacityName(opacity), { ca: opacity, CA: opacity }]),
      ),
    },
    resources,
  )
  objects.write({ Type: '/Pages', Kids: pages, Count: pages.length }, tree)
  const metadata = await objects.stream({ Type: '/Metadata', Subtype: '/XML' }, new TextEncoder().encode(xmp(facts)), {
    packed: false,
  })
  const outlines = writeBookmarks(objects, bookmarks)
  objects.write(
    {
      Type: '/Catalog',
      Pages: tree,
      Lang: pdfText(facts.language),
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      StructTreeRoot: structure,
      Metadata: metadata,
      ...(outlines === null ? {} : { Outlines: outlines }),
    },
    catalog,
  )
  const date = `(D:${facts.made.replace(/\D/g, '').padEnd(14, '0').slice(0, 14)}Z)`
  const info = objects.write({
    Title: pdfText(facts.title),
    Subject: pdfText(facts.subject),
    Creator: pdfText(facts.creator),
    Producer: pdfText(facts.creator),
    CreationDate: date,
    ModDate: date,
  })
  return objects.file({ Root: catalog, Info: info })
}

/** Numbers of the tagged parts, from 0 on each page. */
function numberParts(document: LaidOut): ReadonlyMap<PagePart, number> {
  const numbers = new Map<PagePart, number>()
  for (const parts of document.pages)
    for (const [i, part] of parts.filter(({ tag }) => tag !== null).entries()) numbers.set(part, i)
  return numbers
}

function topOf({ marks }: PagePart): number {
  const tops = marks.map((mark) => (mark.kind === 'text' ? mark.y - mark.size * 1.6 : Number.POSITIVE_INFINITY))
  return Math.max(0, Math.min(...tops))
}

interface Bookmark {
  readonly title: string
  readonly page: Reference
  readonly y: number
}

function writeBookmarks(objects: PdfObjects, bookmarks: readonly Bookmark[]): Reference | null {
  if (bookmarks.length === 0) return null
  const root = objects.reserve()
  const items = bookmarks.map(() => objects.reserve())
  for (const [i, { title, page, y }] of bookmarks.entries())
    objects.write(
      {
        Title: pdfText(title),
        Parent: root,
        Dest: [page, '/XYZ', 'null', digits(y), 'null'],
        Prev: items[i - 1],
        Next: items[i + 1],
      },
      items[i],
    )
  return objects.write({ Type: '/Outlines', First: items[0], Last: items.at(-1), Count: items.length }, root)
}

/** Title, language and date as XMP (ISO 16684-1), which archives and search machines read. */
function xmp({ title, subject, language, made, creator }: DocumentFacts): string {
  const safe = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const plain = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${safe(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title>${plain(title)}</dc:title>
<dc:description>${plain(subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${safe(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${safe(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${safe(made)}</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
