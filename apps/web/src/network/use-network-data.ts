import type { Problem } from '@karavan/api'
import { useEffect, useState } from 'react'
import { api, whyFailed } from '../api/client.js'
import { readNetworkMap } from '../api/network-map.js'
import { entriesOf } from './entries.js'
import type { Network } from './network-context.js'
import { type Entry, TABLES } from './tables.js'

/** Where the reading of the network stands. */
export type NetworkState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly network: Network }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** Reads all tables of the network. @param attempt - another number reads anew */
export function useNetworkData(attempt: number): NetworkState {
  const [state, setState] = useState<NetworkState>({ kind: 'reading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the same anew
  useEffect(() => {
    const leaving = new AbortController()
    setState({ kind: 'reading' })
    readNetwork(leaving.signal).then(
      (network) => setState({ kind: 'read', network }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setState({ kind: 'failed', problem: whyFailed(error) })
      },
    )
    return () => leaving.abort()
  }, [attempt])
  return state
}

async function readNetwork(signal: AbortSignal): Promise<Network> {
  const [map, services, handling, closures, facilities, restrictions, health] = await Promise.all([
    readNetworkMap(),
    api.services(signal),
    api.handling(signal),
    api.closures(signal),
    api.facilities(signal),
    api.restrictions(signal),
    api.health(signal),
  ])
  const entries = entriesOf({ map, services, handling, closures, facilities, restrictions })
  const byId = new Map<string, Entry>(TABLES.flatMap((table) => entries[table].map((entry) => [entry.id, entry])))
  return {
    entries,
    entryOf: (id) => byId.get(id),
    positionOf: (place) => {
      const entry = byId.get(place)
      return entry?.table === 'places' ? entry.rows[0].geometry.coordinates : undefined
    },
    at: restrictions.at,
    version: health.networkVersion,
    dataAsOf: health.dataAsOf,
  }
}
