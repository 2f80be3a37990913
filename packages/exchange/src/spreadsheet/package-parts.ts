import { StructuredError } from '@karavan/core'
import { contentOf, entriesOf } from './archive.js'
import { SPREADSHEET_LIMITS, tooLarge, unreadable } from './workbook.js'
import { scanXml } from './xml-scan.js'

/** The XML parts of a package of Office by name. */
export type PackageParts = ReadonlyMap<string, Uint8Array>

/** Names of parts that hold no cells. */
const PASSED_OVER = /(?:^|\/)(?:theme|media|drawings|charts|printerSettings|docProps|externalLinks|pivotCache)\//

/**
 * Inflates the XML parts of a package. No part grows beyond the size that the package gives for it, and the sum of these is
 * limited.
 * @throws {StructuredError} SPREADSHEET_TOO_LARGE, SPREADSHEET_UNREADABLE
 */
export function readParts(bytes: Uint8Array): { readonly parts: PackageParts; readonly names: readonly string[] } {
  const names: string[] = []
  const parts = new Map<string, Uint8Array>()
  let inflated = 0
  try {
    for (const entry of entriesOf(bytes)) {
      const { name, inflatedSize } = entry
      names.push(name)
      if (names.length > SPREADSHEET_LIMITS.parts) throw tooLarge('parts', 'more')
      if (!/\.(?:xml|rels)$/.test(name) || PASSED_OVER.test(name)) continue
      inflated += inflatedSize
      if (!(inflated <= SPREADSHEET_LIMITS.inflated)) throw tooLarge('inflated', `${inflated} bytes, inflated`)
      parts.set(name, contentOf(bytes, entry))
    }
    return { parts, names }
  } catch (cause) {
    if (cause instanceof StructuredError) throw cause
    throw unreadable('a broken archive', 'a whole file of XLSX', cause)
  }
}

/** One link from a part to another. */
interface Relationship {
  /** Last word of its type: `worksheet`, `sharedStrings`. */
  readonly kind: string
  /** Name of the part that it leads to. */
  readonly target: string
}

/** The links of a part by id; none where the package has no list of them. */
export function relationshipsOf(parts: PackageParts, part: string): ReadonlyMap<string, Relationship> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, Relationship>()
  const bytes = parts.get(name)
  if (bytes === undefined) return found
  scanXml(name, bytes, {
    open: (element, attribute) => {
      const target = attribute('Target')
      if (element !== 'Relationship' || target === undefined) return
      const kind = (attribute('Type') ?? '').replace(/^.*\//, '')
      found.set(attribute('Id') ?? '', { kind, target: resolved(folder, target) })
    },
  })
  return found
}

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
