const PREFIX = 'urn:karavan:'

/** A URI of our own for something that has no other: `urn:karavan:wagon8:60635208`. */
export function karavanUri(kind: string, ...parts: readonly string[]): string {
  return PREFIX + [kind, ...parts.map(encodeURIComponent)].join(':')
}

/** What a URI of our own names; null for any other. */
export function readKaravanUri(uri: string): { readonly kind: string; readonly parts: readonly string[] } | null {
  if (!uri.startsWith(PREFIX)) return null
  const [kind = '', ...parts] = uri.slice(PREFIX.length).split(':')
  try {
    return { kind, parts: parts.map(decodeURIComponent) }
  } catch {
    return null // a sequence of % that stands for no text
  }
}
