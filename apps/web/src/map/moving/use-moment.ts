import type { EpochMinutes } from '@karavan/core'
import { useEffect, useState } from 'react'
import type { Clock } from './clock.js'

interface Moment {
  readonly moment: EpochMinutes
  readonly runs: boolean
}

/**
 * What a clock shows. A running clock is looked at now and then, a standing one at every change.
 * @param every - milliseconds between two looks
 */
export function useMoment(clock: Clock, every: number): Moment {
  const [seen, setSeen] = useState<Moment>(() => read(clock))
  useEffect(() => {
    let looked = Number.NEGATIVE_INFINITY
    const look = () => {
      const now = performance.now()
      if (clock.isRunning() && now - looked < every) return
      looked = now
      setSeen(read(clock))
    }
    look()
    return clock.listen(look)
  }, [clock, every])
  return seen
}

function read(clock: Clock): Moment {
  return { moment: clock.moment(), runs: clock.isRunning() }
}
