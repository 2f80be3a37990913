import type { NetworkMap } from '@karavan/api'
import { api } from './client.js'

let reading: Promise<NetworkMap> | null = null

/** Places and links as GeoJSON, read once for all that draw or list them; where that failed, the next to ask reads anew. */
export function readNetworkMap(): Promise<NetworkMap> {
  reading ??= api.networkMap().catch((error: unknown) => {
    reading = null
    throw error
  })
  return reading
}
