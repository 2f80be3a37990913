import type { ServiceWords } from './messages/index.js'
import type { Service } from './network.js'

/** Why plans may not use a service, as the data have it; null where they do not say. */
export function whyNotOffered({ id, whyNotBoardable }: Pick<Service, 'id' | 'whyNotBoardable'>): ServiceWords | null {
  return whyNotBoardable === undefined ? null : { kind: 'service', id, part: 'why', text: whyNotBoardable }
}
