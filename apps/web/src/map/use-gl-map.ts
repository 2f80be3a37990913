import type { FeatureCollection } from 'geojson'
import { type GeoJSONSource, Map as GlMap } from 'maplibre-gl'
import { type RefObject, useEffect, useState } from 'react'
import type { BaseMap } from './base-map.js'
import { CORRIDOR, keepOnWorld } from './camera.js'
import { mapColours } from './style/colours.js'
import { loadFonts } from './style/fonts.js'
import { drawIcons, ICON_SCALE } from './style/icons.js'
import type { Backdrop } from './style/network-layers.js'
import { type Filled, mapLayers, mapStyle } from './style/style.js'

/** A map in a box, once it has its style; null before. */
export function useGlMap(box: RefObject<HTMLDivElement | null>, base: BaseMap): GlMap | null {
  const [map, setMap] = useState<GlMap | null>(null)
  useEffect(() => {
    const container = box.current
    if (!container) return
    const colours = mapColours()
    const made = new GlMap({
      container,
      style: mapStyle(base, colours),
      bounds: CORRIDOR,
      fitBoundsOptions: { padding: 16 },
      maxZoom: 11,
      renderWorldCopies: false,
      transformConstrain: keepOnWorld(() => container.clientHeight || 1),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 120,
    })
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    made.once('style.load', () => {
      for (const [name, picture] of drawIcons(colours)) made.addImage(name, picture, { pixelRatio: ICON_SCALE })
      setMap(made)
    })
    return () => {
      setMap(null)
      made.remove()
    }
  }, [box, base])
  return map
}

/** Keeps the colours of the layers and icons to the theme, and the network as far back as what is drawn over it asks. */
export function useColours(map: GlMap | null, dark: boolean, backdrop: Backdrop): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the colours are
  useEffect(() => {
    if (map === null) return
    const colours = mapColours()
    for (const [name, picture] of drawIcons(colours)) map.updateImage(name, picture)
    for (const layer of mapLayers(colours, backdrop)) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as Parameters<GlMap['setPaintProperty']>[1], value)
    }
  }, [map, dark, backdrop])
}

/** Keeps a source filled; what names it holds are shown once there are fonts for them. */
export function useSource(map: GlMap | null, id: Filled, data: FeatureCollection): void {
  useEffect(() => {
    if (map === null) return
    let isCurrent = true
    const show = () => {
      if (isCurrent) map.getSource<GeoJSONSource>(id)?.setData(data)
    }
    const texts = [...namesIn(data)]
    if (texts.length === 0) show()
    else loadFonts(texts).then(show)
    return () => {
      isCurrent = false
    }
  }, [map, id, data])
}

function* namesIn(data: FeatureCollection): Generator<string> {
  for (const { properties } of data.features) {
    for (const key of ['name', 'local', 'label', 'number']) {
      const text = properties?.[key]
      if (text !== undefined && text !== '') yield String(text)
    }
  }
}
