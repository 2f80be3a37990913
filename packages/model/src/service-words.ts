import type { ServiceWords } from './messages/index.js'
import type { Service } from './network.js'

/** What a service is called, as the data have it. */
export function serviceNamed({ id, name }: Pick<Service, 'id' | 'name'>): ServiceWords {
  return { kind: 'service', id, part: 'name', text: name }
}

/** Why plans may not use a service, as the data have it; null where they do not say. */
export function whyNotOffered({ id, whyNotBoardable }: Pick<Service, 'id' | 'whyNotBoardable'>): ServiceWords | null {
  return whyNotBoardable === undefined ? null : { kind: 'service', id, part: 'why', text: whyNotBoardable }
}
