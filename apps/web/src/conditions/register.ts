import type { PointFeature, RestrictionsAnswer } from '@karavan/api'
import type { LonLat } from '@karavan/core'
import type { CountryCode, LocationId } from '@karavan/model'
import { api } from '../api/client.js'
import { readNetworkMap } from '../api/network-map.js'

type KnownOrder = RestrictionsAnswer['restrictions'][number]

interface KnownPlace {
  readonly id: LocationId
  /** English name. */
  readonly name: string
  readonly country: CountryCode
  readonly kind: string
  readonly at: LonLat
}

/** All orders that are known, and the places that they name. */
export interface Register {
  readonly orders: readonly KnownOrder[]
  readonly orderOf: (id: string) => KnownOrder | undefined
  readonly placeOf: (id: LocationId) => KnownPlace | undefined
}

/** Reads the orders and places. @throws {ProblemError} where the server refuses, or cannot be reached */
export async function readRegister(signal: AbortSignal): Promise<Register> {
  const [{ restrictions }, { features }] = await Promise.all([api.restrictions(signal), readNetworkMap()])
  const orders = new Map(restrictions.map((order) => [order.id, order]))
  const places = new Map(
    features
      .filter((one): one is PointFeature => one.properties.what === 'location')
      .map(({ id, properties: { name, country, kind }, geometry: { coordinates } }) => [
        id,
        { id, name, country, kind, at: coordinates },
      ]),
  )
  return { orders: restrictions, orderOf: (id) => orders.get(id), placeOf: (id) => places.get(id) }
}
