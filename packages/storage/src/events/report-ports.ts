import { createHash } from 'node:crypto'
import type { ReportPorts } from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'

/** Party that speaks in a message which names nobody, and of which nobody says it. */
export const SELF = 'self'

/** What messages are read with: the places of a network, hashes, and what each message is given besides. */
export function reportPorts(
  places: EventPlaces,
  given: Pick<ReportPorts, 'mapping' | 'proceed' | 'receivedAt'>,
): ReportPorts {
  return {
    ...given,
    place: places.station,
    zoneOf: places.zoneOf,
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  }
}
