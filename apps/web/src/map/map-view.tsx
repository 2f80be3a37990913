import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { readNetworkMap } from '../api/network-map.js'
import { useWords } from '../words/words-context.js'
import { type BaseMap, readBaseMap } from './base-map.js'
import { MapLegend } from './map-legend.js'
import type { MapViewProps } from './map-props.js'
import { MapWaiting } from './map-waiting.js'
import { useMoving } from './moving/use-moving.js'
import { type NetworkFeatures, networkFeatures } from './network-features.js'
import { useSize } from './use-size.js'

const MapGl = lazy(() => import('./map-gl.js'))
const MapSvg = lazy(() => import('./map-svg.js'))
const Player = lazy(() => import('./moving/player.js'))

/** Whether the browser can draw the moving map. */
function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

const NOWHERE = () => undefined
const NONE: readonly never[] = []

/** The map with its legend, the moving view and attribution; a drawing stands in where there is no WebGL. */
export function MapView({ ready = null, followed = null, onClock, ...given }: MapViewProps) {
  const shown = { plan: null, pointed: null, others: NONE, ruledOut: NONE, ...given }
  const { say } = useWords()
  const { base, network, reading, fails } = useMapData()
  const [webGl] = useState(hasWebGl)
  const moving = useMoving({ plan: followed, ready, placeAt: network?.placeAt ?? NOWHERE })
  const clock = moving.shown?.clock ?? null
  useEffect(() => onClock?.(clock), [clock, onClock])
  const foot = useRef<HTMLDivElement>(null)
  const covered = useSize(foot).height
  const watch = useRef<HTMLButtonElement>(null)
  const hasClosed = useRef(false)
  useEffect(() => {
    if (!hasClosed.current || moving.shown) return
    hasClosed.current = false
    watch.current?.focus()
  }, [moving.shown])
  const close = () => {
    hasClosed.current = true
    moving.close()
  }
  const Drawing = webGl ? MapGl : MapSvg
  return (
    <section
      className="map"
      aria-label={say('map.title')}
      style={{ '--map-covered': `${covered}px` } as React.CSSProperties}
    >
      {fails && <p className="map-fault">{say('map.fault')}</p>}
      {!base && !fails && <MapWaiting />}
      {base && reading && (
        <p className="map-reading" role="status">
          {say('network.reading')}
        </p>
      )}
      {base && (
        <Suspense fallback={<MapWaiting />}>
          <Drawing {...shown} base={base} network={network} moving={moving.shown} covered={covered} />
        </Suspense>
      )}
      <div className="map-foot" ref={foot}>
        {followed && moving.shown && (
          <Suspense>
            <Player {...moving.shown} plan={followed} nameOf={(id) => network?.nameOf(id) ?? id} onClose={close} />
          </Suspense>
        )}
        <div className="map-foot-line">
          {moving.canOpen && !moving.shown && (
            <button ref={watch} type="button" className="map-pill moving-play" onClick={moving.open}>
              <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                <path d="M4.5 2.5L13 8L4.5 13.5Z" />
              </svg>
              {say('map.moving')}
            </button>
          )}
          <MapLegend
            hasOthers={shown.others.length > 0}
            hasRuledOut={shown.ruledOut.length > 0}
            isWeak={shown.weak !== undefined}
            marks={shown.marks ?? []}
          />
          <Attribution webGl={webGl} />
        </div>
      </div>
    </section>
  )
}

/** The base map and the network; the network is missed only by what it would show. */
function useMapData() {
  const [base, setBase] = useState<BaseMap | null>(null)
  const [network, setNetwork] = useState<NetworkFeatures | null>(null)
  const [reading, setReading] = useState(true)
  const [fails, setFails] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    readBaseMap(leaving.signal).then(setBase, () => setFails(!leaving.signal.aborted))
    readNetworkMap()
      .then(
        (map) => setNetwork(networkFeatures(map)),
        () => undefined,
      )
      .then(() => setReading(false))
    return () => leaving.abort()
  }, [])
  return { base, network, reading, fails }
}

function Attribution({ webGl }: { readonly webGl: boolean }) {
  const { say } = useWords()
  const link = (address: string, name: string) => (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {name}
    </a>
  )
  return (
    <p className="attribution">
      {say('map.data')}: {link('https://www.naturalearthdata.com', 'Natural Earth')} ·{' '}
      {link('https://www.geonames.org', 'GeoNames')} (CC BY 4.0){webGl && ' · MapLibre'} ·{' '}
      <a href="/third-party.txt">{say('map.licences')}</a>
    </p>
  )
}
