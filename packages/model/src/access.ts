/** What somebody is to a consignment. */
export const ACCESS_ROLES = ['operator', 'owner', 'agent', 'carrier', 'port', 'authority', 'guest'] as const
export type AccessRole = (typeof ACCESS_ROLES)[number]

export const ACCESS_ACTIONS = ['read', 'add', 'change', 'erase'] as const
export type AccessAction = (typeof ACCESS_ACTIONS)[number]

/**
 * Parts of a consignment: parties, goods and equipment; the plan with its price; the story, with
 * who said what; the progress, which is milestones and times alone; reports (adding one is sending
 * events); messages as they were received; documents; who may see it (adding one is naming somebody).
 */
export const ACCESS_RESOURCES = [
  'consignment',
  'plan',
  'story',
  'progress',
  'reports',
  'messages',
  'documents',
  'visibility',
] as const
export type AccessResource = (typeof ACCESS_RESOURCES)[number]

/**
 * Whether a party stands by a consignment that names it. `entered`: it entered it; `vouched`: the operator of the server named
 * it; `accepted`: it said so; `trusted`: it stands by all that those who entered the consignment enter; `withdrawn`: it said
 * that it does not.
 */
export const ACCEPTANCES = ['entered', 'vouched', 'accepted', 'trusted', 'withdrawn'] as const
export type AcceptanceKind = (typeof ACCEPTANCES)[number]
