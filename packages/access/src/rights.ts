import { ACCESS_ACTIONS, type AccessAction, type AccessResource, type AccessRole } from '@karavan/model'

type Rights = Readonly<Record<AccessResource, readonly AccessAction[]>>

const ALL: readonly AccessAction[] = ACCESS_ACTIONS
const READ: readonly AccessAction[] = ['read']
const READ_AND_ADD: readonly AccessAction[] = ['read', 'add']
const NOTHING: readonly AccessAction[] = []

/** Reports are never changed: a declaration that one is wrong is another report. Messages can be erased, leaving a trace. */
const WHOLE: Rights = {
  consignment: ALL,
  plan: ALL,
  story: READ,
  progress: READ,
  reports: READ_AND_ADD,
  messages: ['read', 'erase'],
  documents: ALL,
  visibility: ALL,
}

/** Those who carry and handle see what they carry and what happens to it, and report; of messages they see their own, of prices none. */
const HANDS_ON: Rights = {
  consignment: READ,
  plan: NOTHING,
  story: READ,
  progress: READ,
  reports: READ_AND_ADD,
  messages: READ,
  documents: READ,
  visibility: NOTHING,
}

/** Every right there is, by role. */
export const RIGHTS: Readonly<Record<AccessRole, Rights>> = {
  operator: WHOLE,
  owner: WHOLE,
  agent: { ...HANDS_ON, messages: NOTHING, documents: READ_AND_ADD },
  carrier: HANDS_ON,
  port: HANDS_ON,
  authority: { ...HANDS_ON, messages: READ, visibility: READ },
  guest: {
    consignment: NOTHING,
    plan: NOTHING,
    story: NOTHING,
    progress: READ,
    reports: NOTHING,
    messages: NOTHING,
    documents: NOTHING,
    visibility: NOTHING,
  },
}

/** Roles whose reads are recorded, so that the parties can see who looked. */
export const RECORDED_ROLES: ReadonlySet<AccessRole> = new Set(['authority'])

/** Roles that see and report only what concerns their legs or places. */
export const SCOPED_ROLES: ReadonlySet<AccessRole> = new Set(['carrier', 'port'])
