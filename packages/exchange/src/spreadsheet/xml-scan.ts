import { SaxesParser } from 'saxes'
import { unreadable } from './workbook.js'

/** What is done at each element of a part, by local name; namespaces of Office come in several editions. */
export interface XmlHandlers {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Runs over XML without keeping it. A document type is refused, so that nothing is fetched and nothing grows.
 * @throws {StructuredError} SPREADSHEET_UNREADABLE
 */
export function scanXml(part: string, bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser<{ readonly xmlns: false; readonly position: true }>({ xmlns: false, position: true })
  const fail = (what: string) => {
    throw unreadable(`${part}, line ${parser.line}: ${what}`, 'well-formed XML without a document type')
  }
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => fail('<!DOCTYPE'))
  if (open !== undefined) {
    parser.on('opentag', ({ name, attributes }) => {
      open(local(name), (wanted) => {
        const own = attributes[wanted]
        if (own !== undefined) return own
        const found = Object.keys(attributes).find((each) => each.includes(':') && local(each) === wanted)
        return found === undefined ? undefined : attributes[found]
      })
    })
  }
  if (close !== undefined) parser.on('closetag', ({ name }) => close(local(name)))
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.write(new TextDecoder('utf-8').decode(bytes)).close()
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
