import { createHash } from 'node:crypto'
import type { ReportPorts } from '@karavan/exchange'
import type { EventPlaces } from '@karavan/network'

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
