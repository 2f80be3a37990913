/** What the prefix of our own fields in events stands for, as a context binds it. */
export const KARAVAN_NAMESPACES = { karavan: 'urn:karavan:epcis:' } as const
