import type { Map as GlMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { barOf } from './scale.js'

const ICONS = {
  in: 'M8 3V13M3 8H13',
  out: 'M3 8H13',
  whole: 'M3 6V3H6M10 3H13V6M13 10V13H10M6 13H3V10',
}

/** Zoom, the whole way, and the scale. */
export function MapControls({ map, onWhole }: { readonly map: GlMap; readonly onWhole: () => void }) {
  const { say } = useWords()
  const button = (icon: keyof typeof ICONS, name: string, onClick: () => void) => (
    <button type="button" onClick={onClick} aria-label={name} title={name}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={ICONS[icon]} />
      </svg>
    </button>
  )
  return (
    <>
      <div className="map-controls">
        {button('in', say('map.zoomIn'), () => map.zoomIn())}
        {button('out', say('map.zoomOut'), () => map.zoomOut())}
        {button('whole', say('map.whole'), onWhole)}
      </div>
      <ScaleBar map={map} />
    </>
  )
}

function ScaleBar({ map }: { readonly map: GlMap }) {
  const { say, kilometres } = useWords()
  const [bar, setBar] = useState(() => read(map))
  useEffect(() => {
    const look = () => setBar(read(map))
    map.on('move', look)
    return () => {
      map.off('move', look)
    }
  }, [map])
  return (
    <p className="map-scale" title={say('map.scale', { distance: kilometres(bar.km) })} style={{ width: bar.pixels }}>
      {kilometres(bar.km)}
    </p>
  )
}

function read(map: GlMap) {
  return barOf(map.getZoom(), map.getCenter().lat)
}
