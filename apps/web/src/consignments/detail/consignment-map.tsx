import type { Consignment, EquipmentPosition } from '@karavan/model'
import { useMemo } from 'react'
import type { MapMark } from '../../map/map-props.js'
import { MapView } from '../../map/map-view.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { numberOf, whereInWords } from '../say-consignment.js'

interface ConsignmentMapProps {
  readonly dark: boolean
  readonly consignment: Consignment
  readonly positions: readonly EquipmentPosition[]
}

/** The way of a consignment, and where its equipment was last known to be. */
export function ConsignmentMap({ dark, consignment, positions }: ConsignmentMapProps) {
  const words = useWords()
  const { places } = useLooking()
  const { plan, utilizedEquipment } = consignment
  const { way, isKnown } = useMemo(() => {
    const legs = (plan?.legs ?? []).map((leg) => ({ leg, drawn: places.courseOf(leg) }))
    return {
      way: {
        legs: legs.map(({ leg: { mode, from, to }, drawn: { course } }) => ({
          mode,
          from,
          fromName: places.nameOf(from),
          to,
          toName: places.nameOf(to),
          course,
        })),
      },
      isKnown: legs.every(({ drawn }) => drawn.isKnown),
    }
  }, [plan, places])
  const marks = useMemo(() => {
    const spots = new Map<string, EquipmentPosition[]>()
    for (const position of positions) {
      const key = `${position.place} ${position.left}`
      spots.set(key, [...(spots.get(key) ?? []), position])
    }
    return [...spots].flatMap(([key, own]): MapMark[] => {
      const [first] = own
      const at = first && places.positionOf(first.place)
      if (first === undefined || at === undefined) return []
      const named = own.flatMap(({ equipmentId }) => {
        const piece = utilizedEquipment.find((one) => one.equipmentId === equipmentId)
        return piece === undefined ? [] : [numberOf(piece)]
      })
      const title = words.list([...named, whereInWords(first, places, words)])
      return [{ key, icon: first.left ? 'mark-underway' : 'mark-here', at, title, pointed: true }]
    })
  }, [positions, places, utilizedEquipment, words])
  const isReady = way.legs.some(({ course }) => course.length > 1)
  return (
    <div className="network-map consignment-map">
      <MapView dark={dark} plan={isReady ? way : null} look={null} marks={marks} onPlace={() => undefined} />
      {isReady && !isKnown && <p className="consignment-straight">{words.say('consignments.straight')}</p>}
    </div>
  )
}
