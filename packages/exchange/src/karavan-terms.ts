/** What the prefix of our own fields in events stands for, as a context binds it. */
export const KARAVAN_NAMESPACES = { karavan: 'urn:karavan:epcis:' } as const

/** Clocks of senders may be ahead of ours by so many minutes before a time that has passed is held for one to come. */
export const CLOCK_TOLERANCE_MINUTES = 15
