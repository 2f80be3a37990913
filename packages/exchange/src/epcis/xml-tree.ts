import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { DEPTH_LIMIT } from '../json/json-text.js'
import { malformed } from './errors.js'

/** The name of an element or attribute. */
export interface XmlName {
  readonly prefix: string
  readonly local: string
  /** Its namespace; empty for none. */
  readonly uri: string
}

export interface XmlAttribute extends XmlName {
  readonly value: string
}

export interface XmlElement extends XmlName {
  readonly attributes: readonly XmlAttribute[]
  /** Prefixes that this element binds, the empty one for names without. */
  readonly bindings: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text that stands in the element itself, markup left out. */
  readonly text: string
  readonly line: number
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/**
 * Reads XML with namespaces. Entities are the five of XML and characters by number; a document type is refused, so that
 * nothing is fetched and nothing grows.
 * @throws {StructuredError} EPCIS_MALFORMED, at line and column
 */
export function readXmlTree(text: string): XmlElement {
  type Open = XmlElement & { children: XmlElement[]; text: string }
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Open[] = []
  let root: XmlElement | undefined
  const place = () => `${parser.line}:${parser.column + 1}`

  parser.on('error', (error) => {
    throw malformed(place(), error.message.replace(/^\d+:\d+: /, ''), 'well-formed XML')
  })
  parser.on('doctype', () => {
    throw malformed(place(), '<!DOCTYPE', 'no document type: it could name entities and other files')
  })
  parser.on('opentag', (tag) => {
    if (open.length === DEPTH_LIMIT) throw malformed(place(), tag.name, `nesting at most ${DEPTH_LIMIT} deep`)
    const attributes = Object.values<SaxesAttributeNS>(tag.attributes)
    const element: Open = {
      prefix: tag.prefix,
      local: tag.local,
      uri: tag.uri,
      attributes: attributes.filter(({ uri }) => uri !== XMLNS),
      bindings: { ...tag.ns },
      children: [],
      text: '',
      line: parser.line,
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (piece: string) => {
    const current = open.at(-1)
    if (current !== undefined) current.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  if (root === undefined) throw malformed(place(), 'no element', 'an EPCIS document')
  return root
}
