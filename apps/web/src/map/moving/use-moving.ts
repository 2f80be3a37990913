import type { EpochMinutes, LonLat } from '@karavan/core'
import type { LocationId, TransportPlan } from '@karavan/model'
import { useEffect, useRef, useState } from 'react'
import type { MovingShown } from '../map-props.js'

/** Milliseconds between two tellings of the moment while the clock runs. */
const TELL = 200
const TOLD_KEPT = 20

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
  readonly moment: EpochMinutes | null | undefined
  readonly onMoment: ((moment: EpochMinutes | null) => void) | undefined
}

/** The moving view of a plan: opened by its button, or by a moment that is set from outside. */
export function useMoving({ plan, ready, placeAt, moment, onMoment }: MovingInput): MovingView {
  const [isOpen, setOpen] = useState(false)
  const [shown, setShown] = useState<MovingShown | null>(null)
  const tell = useRef(onMoment)
  tell.current = onMoment
  /** Moments that came from here: they are not taken for set from outside when they come back. */
  const told = useRef<EpochMinutes[]>([])
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
    if (moment !== null && moment !== undefined) setOpen(true)
  }, [moment])

  useEffect(() => {
    if (shown === null) return
    const { clock } = shown
    if (runsAtOnce.current) clock.run()
    runsAtOnce.current = false
    let at = Number.NEGATIVE_INFINITY
    const end = clock.listen(() => {
      const now = performance.now()
      if (clock.isRunning() && now - at < TELL) return
      at = now
      told.current = [clock.moment(), ...told.current.slice(0, TOLD_KEPT)]
      tell.current?.(clock.moment())
    })
    return () => {
      clock.stop()
      end()
      told.current = []
      tell.current?.(null)
    }
  }, [shown])

  useEffect(() => {
    if (shown === null || moment === null || moment === undefined || told.current.includes(moment)) return
    shown.clock.stop()
    shown.clock.set(moment)
  }, [shown, moment])

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
