import type { NetworkMap } from '@karavan/api'
import type { LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { useEffect, useMemo, useState } from 'react'
import { readNetworkMap } from '../api/network-map.js'
import { useWords } from '../words/words-context.js'
import { courseDrawer } from './way-on-map.js'

/** Names and positions of places, and the courses of legs; ids and nothing until the network is read. */
export function usePlaces() {
  const { place } = useWords()
  const [map, setMap] = useState<NetworkMap>(NO_NETWORK)
  useEffect(() => {
    let isCurrent = true
    readNetworkMap().then(
      (read) => isCurrent && setMap(read),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [])
  return useMemo(() => {
    const points = new Map(
      map.features.flatMap((feature) => (isPoint(feature) ? [[feature.id, feature] as const] : [])),
    )
    return {
      nameOf: (id: LocationId): string => place(id, points.get(id)?.properties.name ?? id),
      positionOf: (id: LocationId): LonLat | undefined => points.get(id)?.geometry.coordinates,
      courseOf: courseDrawer(map),
    }
  }, [map, place])
}

export type Places = ReturnType<typeof usePlaces>

const NO_NETWORK: NetworkMap = { type: 'FeatureCollection', features: [] }

type Feature = NetworkMap['features'][number]

function isPoint(feature: Feature): feature is Extract<Feature, { readonly geometry: { readonly type: 'Point' } }> {
  return feature.geometry.type === 'Point'
}
