import 'maplibre-gl/dist/maplibre-gl.css'
import { type GeoJSONSource, Map as GlMap, type MapMouseEvent, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { boundsOf, courseLines, courseOfPlan, courseStops, ruledOutLines } from './course.js'
import { mapColours } from './map-colours.js'
import type { MapProps } from './map-props.js'
import { mapStyle, NETWORK_LAYERS } from './map-style.js'
import type { PlaceProperties } from './network-features.js'

setWorkerUrl(workerUrl)

/** The corridor from the Pacific to the Baltic, west, south, east, north. */
const CORRIDOR: [number, number, number, number] = [12, 24, 122, 58]

/** The map drawn with WebGL, to be moved and zoomed. */
export default function MapGl({ base, network, dark, plan, pointed, ruledOut, look, onPlace }: MapProps) {
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<GlMap | null>(null)
  const [styled, setStyled] = useState(0)
  const ready = useRef(false)
  const place = useRef(onPlace)
  place.current = onPlace

  useEffect(() => {
    if (!box.current) return
    const made = new GlMap({
      container: box.current,
      style: { version: 8, sources: {}, layers: [] },
      bounds: CORRIDOR,
      fitBoundsOptions: { padding: 24 },
      minZoom: 0.6,
      maxZoom: 11,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
    })
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.on('click', (event: MapMouseEvent) => {
      const found = made.getLayer('places') ? made.queryRenderedFeatures(near(event), { layers: ['places'] }) : []
      if (found[0]) place.current(found[0].properties as PlaceProperties)
    })
    made.on('mousemove', (event: MapMouseEvent) => {
      const found = made.getLayer('places') ? made.queryRenderedFeatures(near(event), { layers: ['places'] }) : []
      made.getCanvas().style.cursor = found.length > 0 ? 'pointer' : ''
    })
    setMap(made)
    return () => made.remove()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the colours of the style are
  useEffect(() => {
    if (!map) return
    ready.current = false
    map.setStyle(mapStyle(base, network, mapColours()), { diff: false })
    map.once('style.load', () => {
      ready.current = true
      setStyled((n) => n + 1)
    })
  }, [map, base, network, dark])

  useEffect(() => {
    if (!map || styled === 0 || !ready.current) return
    set(map, 'course', courseLines(plan))
    set(map, 'stops', courseStops(plan))
    set(map, 'pointed', courseLines(pointed))
    set(map, 'ruled-out', ruledOutLines(ruledOut))
    if (isNarrow(map)) {
      map.setLayoutProperty('label-stops', 'text-variable-anchor', ['bottom', 'top', 'left', 'right'])
      map.setLayoutProperty('label-stops', 'text-max-width', 7)
    }
    for (const { id, opacity } of NETWORK_LAYERS)
      map.setPaintProperty(id, 'line-opacity', plan ? opacity * 0.4 : opacity)
    map.setPaintProperty('places', 'circle-opacity', plan ? 0.45 : 1)
    map.setPaintProperty('places', 'circle-stroke-opacity', plan ? 0.45 : 1)
  }, [map, styled, plan, pointed, ruledOut])

  useEffect(() => {
    if (!map) return
    const bounds = boundsOf(look?.course ?? []) ?? boundsOf(courseOfPlan(plan)) ?? CORRIDOR
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    map.resize()
    map.fitBounds(bounds, {
      padding: isNarrow(map)
        ? { top: 64, bottom: 56, left: 56, right: 56 }
        : { top: 48, bottom: 44, left: 56, right: 150 },
      maxZoom: 7,
      duration: still ? 0 : 600,
    })
  }, [map, plan, look])

  return <div ref={box} className="map-canvas" data-styled={styled > 0} />
}

/** On a phone names stand above and beneath their places, for beside them they would be cut off. */
function isNarrow(map: GlMap): boolean {
  return map.getContainer().clientWidth <= 600
}

function near({ point }: MapMouseEvent): [[number, number], [number, number]] {
  return [
    [point.x - 6, point.y - 6],
    [point.x + 6, point.y + 6],
  ]
}

function set(map: GlMap, id: string, data: GeoJSON.FeatureCollection): void {
  map.getSource<GeoJSONSource>(id)?.setData(data)
}
