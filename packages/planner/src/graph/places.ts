import type { CountryCode, LocationId, MessageValue } from '@karavan/model'
import type { Network } from '@karavan/network'

/** A place of the network as it stands in a sentence. */
export function placeNamed({ locations }: Network, id: LocationId): MessageValue {
  return { kind: 'place', id, name: locations.get(id)?.name ?? id }
}

/** The network's places by index. */
export class PlaceIndex {
  readonly ids: readonly LocationId[]
  readonly indexOf: ReadonlyMap<LocationId, number>
  readonly countryOf: readonly CountryCode[]

  constructor(private readonly network: Network) {
    this.ids = [...network.locations.keys()]
    this.indexOf = new Map(this.ids.map((id, i) => [id, i]))
    this.countryOf = this.ids.map((id) => network.locations.get(id)?.country ?? '')
  }

  id(place: number): LocationId {
    return this.ids[place] ?? ''
  }

  country(place: number): CountryCode {
    return this.countryOf[place] ?? ''
  }

  named(id: LocationId): MessageValue {
    return placeNamed(this.network, id)
  }

  changesGauge(place: number): boolean {
    const id = this.ids[place]
    return this.network.facilities.some(
      (facility) => facility.location === id && facility.does.includes('gauge_change'),
    )
  }
}
