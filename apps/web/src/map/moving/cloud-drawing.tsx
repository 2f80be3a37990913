import { useMemo } from 'react'
import type { MovingShown } from '../map-props.js'
import { createCloud } from './cloud.js'
import type { Path } from './path.js'
import { useMoment } from './use-moment.js'

/** The cloud as a part of the plain drawing of the map. */
export function CloudDrawing({ moving, clock, path }: MovingShown & { readonly path: Path }) {
  const { moment } = useMoment(clock, 50)
  const cloud = useMemo(() => createCloud(moving), [moving])
  const { x, y } = cloud.dots(path, moment)
  const [ringX, ringY] = cloud.median(path)
  const d = Array.from(x, (at, j) => `M${at.toFixed(1)} ${(y[j] ?? 0).toFixed(1)}h0`).join('')
  return (
    <g className="draw-cloud">
      <path className="draw-dots" d={d} />
      <circle className="draw-ring-casing" cx={ringX} cy={ringY} r="8" />
      <circle className="draw-ring" cx={ringX} cy={ringY} r="8" />
    </g>
  )
}
