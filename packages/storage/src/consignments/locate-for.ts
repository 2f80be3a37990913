import type { Consignment } from '@karavan/model'
import type { EventPlaces } from '@karavan/network'
import type { Locate } from '@karavan/tracking'

/** How the places of events are read for a consignment: where several answer to a code, the one on its way is meant. */
export function locateFor(places: EventPlaces): (consignment: Consignment) => Locate {
  return ({ carrierAcceptanceLocation, consigneeReceiptLocation, plan }) => {
    const onTheWay = plan?.legs.flatMap(({ from, to, via }) => [from, ...via, to]) ?? []
    return places.locateAmong(new Set([carrierAcceptanceLocation, consigneeReceiptLocation, ...onTheWay]))
  }
}
