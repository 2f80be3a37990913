import type { EpochMinutes } from '@karavan/core'
import { useContext, useEffect, useRef } from 'react'
import { ShownClock } from './shown-clock.js'

interface MomentLineProps {
  readonly className: string
  readonly from: EpochMinutes
  readonly to: EpochMinutes
}

/** The moment of the moving view as a line across a picture of the time from one instant to another; moved by hand, frame by frame. */
export function MomentLine({ className, from, to }: MomentLineProps) {
  const clock = useContext(ShownClock)
  const line = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = line.current
    if (clock === null || element === null) return
    const place = () => {
      const share = (clock.moment() - from) / (to - from)
      element.hidden = share < 0 || share > 1
      element.style.left = `${share * 100}%`
    }
    place()
    return clock.listen(place)
  }, [clock, from, to])
  return clock && <span ref={line} className={className} />
}
