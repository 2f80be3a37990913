import { parseInstant } from '@karavan/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeAtom } from './atom.js'
import type { Feed, FeedItem } from './feed.js'
import { writeJsonFeed } from './json-feed.js'

const item: FeedItem = {
  id: 'urn:uuid:0b9c6a2e-6d0a-5c55-9f0c-2a4dd1f1f9a1',
  url: 'http://127.0.0.1:8080/conditions?order=KTZ-2025-KURYK-05&on=2025-06-10',
  source: 'https://example.org/a?b=1&c=2',
  title: 'Extend: Kuryk-Port <all goods>',
  text: 'Grain & "oil"',
  author: "KTZ's desk",
  tags: ['extend'],
  published: parseInstant('2025-02-20T20:20Z'),
  updated: parseInstant('2025-02-20T21:20Z'),
}
const feed: Feed = {
  id: 'urn:uuid:0b9c6a2e-6d0a-5c55-9f0c-2a4dd1f1f9a2',
  title: 'Karavan: conditions',
  subtitle: 'Orders and reports',
  home: 'http://127.0.0.1:8080/conditions',
  self: 'http://127.0.0.1:8080/api/v1/conditions/feed.atom',
  made: parseInstant('2026-02-02T02:40Z'),
  items: [item],
}

/** The texts of an element, as a plain reader of XML finds them. */
function textsOf(xml: string, name: string): string[] {
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&')
  return [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => plain(text))
}

describe('a feed', () => {
  it('is Atom with what RFC 4287 asks of a feed and an entry', () => {
    const xml = writeAtom(feed)
    expect(textsOf(xml, 'id')).toEqual([feed.id, item.id])
    expect(textsOf(xml, 'updated')).toEqual(['2025-02-20T21:20:00Z', '2025-02-20T21:20:00Z'])
    expect(textsOf(xml, 'title')).toEqual([feed.title, item.title])
    expect(textsOf(xml, 'content')).toEqual([item.text])
    expect(xml).toContain('href="https://example.org/a?b=1&amp;c=2"')
  })

  it('says when it was made where it is empty', () => {
    expect(textsOf(writeAtom({ ...feed, items: [] }), 'updated')).toEqual(['2026-02-02T02:40:00Z'])
  })

  it('holds any text, and stays one document', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = writeAtom({ ...feed, items: [{ ...item, title: text, text }] })
        const kept = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
        expect(textsOf(xml, 'content')).toEqual([kept])
        expect(xml.match(/<entry>/g)).toHaveLength(1)
      }),
    )
  })

  it('is JSON Feed with the same items', () => {
    expect(JSON.parse(writeJsonFeed(feed))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: feed.self,
      items: [{ id: item.id, content_text: item.text, date_modified: '2025-02-20T21:20:00Z' }],
    })
  })
})
