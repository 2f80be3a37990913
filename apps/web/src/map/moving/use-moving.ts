import type { EpochMinutes, LonLat } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import type { MovingShown } from '../map-props.js'

interface MovingView {
  /** False where nothing can be followed: no plan, or none with a course. */
  readonly canOpen: boolean
  readonly shown: MovingShown | null
  /** Opens the view; it runs at once, unless the reader wants little motion. */
  readonly open: () => void
  readonly close: () => void
}

interface MovingInput {
  readonly plan: TransportPlan | null
  readonly ready: EpochMinutes | null
  readonly placeAt: (id: LocationId) => LonLat | undefined
}

/** The moving view of a plan, opened by its button. */
export function useMoving({ plan, ready, placeAt }: MovingInput): MovingView {
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState<MovingShown | null>(null)
  const runsAtOnce = useRef(false)

  useEffect(() => {
    if (!isOpen || plan === null || ready === null) return
    let isWanted = true
    import('./follow.js').then(
      ({ follow }) => isWanted && setShown(follow(plan, ready, placeAt)),
      () => setOpen(false),
    )
    return () => {
      isWanted = false
      setShown(null)
    }
  }, [isOpen, plan, ready, placeAt])

  useEffect(() => {
    if (shown === null) return
    const { clock } = shown
    if (runsAtOnce.current) clock.run()
    runsAtOnce.current = false
    return () => clock.stop()
  }, [shown])

  return {
    canOpen: plan !== null && ready !== null && plan.legs.some(({ course }) => course.length > 1),
    shown,
    open: () => {
      runsAtOnce.current = !matchMedia('(prefers-reduced-motion: reduce)').matches
      setOpen(true)
    },
    close: () => setOpen(false),
  }
}
