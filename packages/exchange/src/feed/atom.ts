import { type Feed, type FeedItem, timestamp } from './feed.js'

/** A feed in Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const updated = feed.items.reduce((latest, item) => Math.max(latest, item.updated), 0) || feed.made
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', timestamp(updated)),
    element('generator', 'Karavan'),
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.home)}"/>`,
    ...feed.items.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

function entry({ id, url, source, title, text, author, tags, published, updated }: FeedItem): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    element('published', timestamp(published)),
    element('updated', timestamp(updated)),
    `<author>${element('name', author)}</author>`,
    `<link rel="alternate" type="text/html" href="${escaped(url)}"/>`,
    ...(source === null ? [] : [`<link rel="via" href="${escaped(source)}"/>`]),
    ...tags.map((tag) => `<category term="${escaped(tag)}"/>`),
    `<content type="text">${escaped(text)}</content>`,
    '</entry>',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as it may stand in XML 1.0; characters that may not stand there at all are taken out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
