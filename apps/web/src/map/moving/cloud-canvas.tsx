import type { LonLat } from '@karavan/core'
import type { Map as GlMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { MovingShown } from '../map-props.js'
import { type MapColours, mapColours } from '../style/colours.js'
import { createCloud } from './cloud.js'
import { type Path, projectTrack } from './path.js'

const DOT = 3
const RING = 8
/** Room around the way for dots that are strewn, pixels. */
const ROOM = 32

interface CloudCanvasProps extends MovingShown {
  readonly map: GlMap
  readonly dark: boolean
}

/** The cloud on a canvas of its own above the map, so that the map itself is not drawn again for every frame. */
export function CloudCanvas({ map, moving, clock, dark }: CloudCanvasProps) {
  const element = useRef<HTMLCanvasElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes what the colours are
  useEffect(() => {
    const canvas = element.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    const cloud = createCloud(moving)
    const colours = mapColours()
    const dot = drawDot(colours)
    let path: Path | null = null
    let corner = { left: 0, top: 0, width: 0, height: 0 }
    const draw = () => {
      if (path === null) return
      context.clearRect(corner.left, corner.top, corner.width, corner.height)
      const { x, y } = cloud.dots(path, clock.moment())
      for (let j = 0; j < cloud.count; j++)
        context.drawImage(dot, (x[j] ?? 0) - DOT, (y[j] ?? 0) - DOT, 2 * DOT, 2 * DOT)
      drawRing(context, cloud.median(path), colours)
    }
    const place = () => {
      path = projectTrack(moving.track, ([longitude, latitude]: LonLat) => map.project([longitude, latitude]))
      const { clientWidth, clientHeight } = map.getContainer()
      const box = boxOf(path, clientWidth, clientHeight)
      canvas.width = Math.round(box.width * devicePixelRatio)
      canvas.height = Math.round(box.height * devicePixelRatio)
      Object.assign(canvas.style, {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      })
      const scale = devicePixelRatio
      context.setTransform(scale, 0, 0, scale, -box.left * scale, -box.top * scale)
      corner = box
      draw()
    }
    place()
    map.on('move', place)
    map.on('resize', place)
    const end = clock.listen(draw)
    return () => {
      map.off('move', place)
      map.off('resize', place)
      end()
    }
  }, [map, moving, clock, dark])
  return <canvas ref={element} className="map-cloud" />
}

/** The part of the map that the cloud can touch: the less is drawn anew for each picture, the more of them fit a second. */
function boxOf({ x, y }: Path, width: number, height: number) {
  const within = (at: number, most: number) => Math.min(most, Math.max(0, Math.round(at)))
  const left = within(Math.min(...x) - ROOM, width)
  const top = within(Math.min(...y) - ROOM, height)
  return {
    left,
    top,
    width: within(Math.max(...x) + ROOM, width) - left,
    height: within(Math.max(...y) + ROOM, height) - top,
  }
}

/** A dot that is soft at its rim, drawn once. */
function drawDot({ accent }: MapColours): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const side = Math.ceil(2 * DOT * devicePixelRatio)
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  context.globalAlpha = 0.5
  context.fillStyle = accent
  context.beginPath()
  context.arc(side / 2, side / 2, side / 2 - 0.5, 0, 2 * Math.PI)
  context.fill()
  return canvas
}

function drawRing(context: CanvasRenderingContext2D, [x, y]: [number, number], { paper, accent }: MapColours): void {
  context.beginPath()
  context.arc(x, y, RING, 0, 2 * Math.PI)
  context.lineWidth = 6
  context.strokeStyle = paper
  context.stroke()
  context.lineWidth = 3
  context.strokeStyle = accent
  context.stroke()
}
