import { lazy, Suspense, useEffect, useState } from 'react'
import { api } from '../api/client.js'
import { type BaseMap, readBaseMap } from './base-map.js'
import { MapLegend } from './map-legend.js'
import type { MapProps } from './map-props.js'
import { type NetworkFeatures, networkFeatures } from './network-features.js'

const MapGl = lazy(() => import('./map-gl.js'))
const MapSvg = lazy(() => import('./map-svg.js'))

/** Whether the browser can draw the moving map. */
function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/** The map with its legend and attribution; a drawing stands in where there is no WebGL. */
export function MapView(props: Omit<MapProps, 'base' | 'network'>) {
  const [base, setBase] = useState<BaseMap | null>(null)
  const [network, setNetwork] = useState<NetworkFeatures | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [webGl] = useState(hasWebGl)
  useEffect(() => {
    const leaving = new AbortController()
    readBaseMap(leaving.signal).then(setBase, () => {
      if (!leaving.signal.aborted) setFault('The map cannot be drawn now. Everything else works without it.')
    })
    api.networkMap(leaving.signal).then(
      (map) => setNetwork(networkFeatures(map)),
      () => undefined,
    )
    return () => leaving.abort()
  }, [])
  const Drawing = webGl ? MapGl : MapSvg
  return (
    <section className="map" aria-label="Map">
      {fault && <p className="map-fault">{fault}</p>}
      {base && (
        <Suspense fallback={<div className="map-waiting" />}>
          <Drawing {...props} base={base} network={network} />
        </Suspense>
      )}
      <MapLegend />
      <p className="attribution">
        Made with{' '}
        <a href="https://www.naturalearthdata.com" target="_blank" rel="noreferrer noopener">
          Natural Earth
        </a>
        , place names from{' '}
        <a href="https://www.geonames.org" target="_blank" rel="noreferrer noopener">
          GeoNames
        </a>{' '}
        (CC BY 4.0){webGl && ' · MapLibre'} · <a href="/third-party.txt">Licences</a>
      </p>
    </section>
  )
}
