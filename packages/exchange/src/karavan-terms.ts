/** What the prefix of our own fields in events stands for, as a context binds it. */
export const KARAVAN_NAMESPACES = { karavan: 'urn:karavan:epcis:' } as const

/** A URI of our own for something that has no other: `urn:karavan:wagon8:60635208`. */
export function karavanUri(kind: string, ...parts: readonly string[]): string {
  return ['urn:karavan', kind, ...parts.map(encodeURIComponent)].join(':')
}
