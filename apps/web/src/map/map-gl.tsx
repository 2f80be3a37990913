import 'maplibre-gl/dist/maplibre-gl.css'
import { type Map as GlMap, type MapMouseEvent, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { type Bounds, CORRIDOR, isNarrow, showBounds } from './camera.js'
import { courseLines, courseOfPlan, courseStops, legNumbers, lookedAt, ruledOutLines, ruledOutMarks } from './course.js'
import { baseLabels } from './labels.js'
import { boundsOf } from './lines.js'
import { MapControls } from './map-controls.js'
import type { DrawingProps } from './map-props.js'
import { MapWaiting } from './map-waiting.js'
import { type Drawn, placeMarks } from './marks.js'
import { CloudCanvas } from './moving/cloud-canvas.js'
import { namedPlaces, type PlaceProperties, withWeakness } from './network-features.js'
import { NOTHING } from './style/style.js'
import { useColours, useGlMap, useSource } from './use-gl-map.js'

setWorkerUrl(workerUrl)

/** The map drawn with WebGL, to be moved and zoomed. */
export default function MapGl(props: DrawingProps) {
  const { base, network, dark, plan, pointed, others, ruledOut, marks, look, around, weak, moving, covered } = props
  const words = useWords()
  const { say } = words
  const box = useRef<HTMLDivElement>(null)
  const map = useGlMap(box, base)
  const isDrawn = useIsDrawn(map)

  useColours(map, dark, weak ? 'weak' : plan || ruledOut.length > 0 ? 'way' : 'none')
  useSource(
    map,
    'labels',
    useMemo(() => baseLabels(base, words), [base, words]),
  )
  useSource(
    map,
    'links',
    useMemo(() => (network ? withWeakness(network.links, weak) : NOTHING), [network, weak]),
  )
  useSource(
    map,
    'places',
    useMemo(
      () => (network ? withWeakness(namedPlaces(network, words, plan), weak) : NOTHING),
      [network, words, plan, weak],
    ),
  )
  useSource(
    map,
    'others',
    useMemo(() => courseLines(...others), [others]),
  )
  useSource(
    map,
    'pointed',
    useMemo(() => courseLines(pointed), [pointed]),
  )
  useSource(
    map,
    'ruled-out',
    useMemo(() => ruledOutLines(ruledOut), [ruledOut]),
  )
  const zoom = useZoom(map)
  useSource(
    map,
    'ruled-out-marks',
    // biome-ignore lint/correctness/useExhaustiveDependencies: how near marks are to each other depends on the zoom
    useMemo(() => (map === null ? NOTHING : ruledOutMarks(ruledOut, plan, drawnBy(map))), [map, zoom, ruledOut, plan]),
  )
  useSource(
    map,
    'marks',
    // biome-ignore lint/correctness/useExhaustiveDependencies: how near marks are to each other depends on the zoom
    useMemo(() => (map && marks ? placeMarks(marks, drawnBy(map)) : NOTHING), [map, zoom, marks]),
  )
  useSource(
    map,
    'look',
    useMemo(() => lookedAt(look?.course ?? []), [look]),
  )
  useSource(
    map,
    'course',
    useMemo(() => courseLines(plan), [plan]),
  )
  useSource(
    map,
    'leg-numbers',
    useMemo(() => legNumbers(plan), [plan]),
  )
  useSource(
    map,
    'stops',
    useMemo(() => courseStops(plan, words, network?.localName ?? (() => '')), [plan, words, network]),
  )
  usePointer(map, props)

  const whole: Bounds = useMemo(
    () => boundsOf(courseOfPlan(plan)) ?? boundsOf(around ?? []) ?? CORRIDOR,
    [plan, around],
  )
  const sought: Bounds = useMemo(() => boundsOf(look?.course ?? []) ?? whole, [look, whole])
  const shownBefore = useRef<Bounds>(CORRIDOR)
  useEffect(() => {
    if (map === null) return
    const isNew = shownBefore.current !== sought
    shownBefore.current = sought
    map.resize()
    showBounds(map, sought, covered, isNew && !matchMedia('(prefers-reduced-motion: reduce)').matches)
  }, [map, sought, covered])

  useEffect(() => {
    if (map === null) return
    map.getCanvas().setAttribute('aria-label', say('map.title'))
  }, [map, say])

  useEffect(() => {
    if (map === null || !isNarrow(map)) return
    map.setLayoutProperty('label-stops', 'text-variable-anchor', ['bottom', 'top', 'left', 'right'])
    map.setLayoutProperty('label-stops', 'text-max-width', 7)
  }, [map])

  return (
    <>
      <div ref={box} className="map-canvas" data-styled={map !== null} />
      {!isDrawn && <MapWaiting />}
      {map && moving && <CloudCanvas map={map} dark={dark} {...moving} />}
      {map && <MapControls map={map} onWhole={() => showBounds(map, whole, covered, true)} />}
    </>
  )
}

/** Whether the map has been drawn whole once. */
function useIsDrawn(map: GlMap | null): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    if (map === null) return
    const drawn = () => setDrawn(true)
    if (map.loaded()) drawn()
    else map.once('load', drawn)
    return () => {
      map.off('load', drawn)
    }
  }, [map])
  return isDrawn
}

/** The zoom at which the map has come to rest. */
function useZoom(map: GlMap | null): number {
  const [zoom, setZoom] = useState(0)
  useEffect(() => {
    if (map === null) return
    const look = () => setZoom(map.getZoom())
    look()
    map.on('zoomend', look)
    return () => {
      map.off('zoomend', look)
    }
  }, [map])
  return zoom
}

function drawnBy(map: GlMap): Drawn {
  return {
    project: ([longitude, latitude]) => {
      const { x, y } = map.project([longitude, latitude])
      return [x, y]
    },
    unproject: ([x, y]) => {
      const { lng, lat } = map.unproject([x, y])
      return [lng, lat]
    },
  }
}

/** Opens what is clicked: a mark, a way that was ruled out, a place. */
function usePointer(map: GlMap | null, { onPlace, onRuledOut, onMark }: DrawingProps): void {
  const place = useRef(onPlace)
  const way = useRef(onRuledOut)
  const mark = useRef(onMark)
  place.current = onPlace
  way.current = onRuledOut
  mark.current = onMark
  useEffect(() => {
    if (map === null) return
    const find = ({ point }: MapMouseEvent, layers: string[], reach: number) =>
      map.queryRenderedFeatures(
        [
          [point.x - reach, point.y - reach],
          [point.x + reach, point.y + reach],
        ],
        { layers },
      )[0]?.properties
    const placeAt = (event: MapMouseEvent) => find(event, ['places', 'stations'], 5) as PlaceProperties | undefined
    const wayAt = (event: MapMouseEvent): string | undefined =>
      way.current && find(event, ['ruled-out-marks', 'ruled-out'], 4)?.['key']
    const markAt = (event: MapMouseEvent): string | undefined => mark.current && find(event, ['marks'], 3)?.['key']
    const click = (event: MapMouseEvent) => {
      const marked = markAt(event)
      const key = wayAt(event)
      const found = placeAt(event)
      if (marked !== undefined) mark.current?.(marked)
      else if (key !== undefined) way.current?.(key)
      else if (found) place.current(found)
    }
    const move = (event: MapMouseEvent) => {
      map.getCanvas().style.cursor = (markAt(event) ?? wayAt(event) ?? placeAt(event)) ? 'pointer' : ''
    }
    map.on('click', click)
    map.on('mousemove', move)
    return () => {
      map.off('click', click)
      map.off('mousemove', move)
    }
  }, [map])
}
