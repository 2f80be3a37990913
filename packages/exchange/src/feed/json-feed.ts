import { type Feed, timestamp } from './feed.js'

/** A feed in JSON Feed 1.1 (jsonfeed.org). */
export function writeJsonFeed({ title, subtitle, home, self, items }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: home,
    feed_url: self,
    language: 'en',
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      ...(item.source === null ? {} : { external_url: item.source }),
      title: item.title,
      content_text: item.text,
      date_published: timestamp(item.published),
      date_modified: timestamp(item.updated),
      authors: [{ name: item.author }],
      tags: item.tags,
    })),
  })
}
