import type { ListedConsignment } from '@karavan/api'
import type { LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { useMemo } from 'react'
import type { MapMark } from '../map/map-props.js'
import { MapView } from '../map/map-view.js'
import { useWords } from '../words/words-context.js'
import { useLooking } from './consignments-context.js'
import { whereInWords } from './say-consignment.js'

interface ListMapProps {
  readonly dark: boolean
  readonly consignments: readonly ListedConsignment[]
}

/** Where the listed consignments were last known to be; a mark that is pressed opens the only one there, or lists those there. */
export function ListMap({ dark, consignments }: ListMapProps) {
  const words = useWords()
  const { places, open, seek } = useLooking()
  const { marks, there } = useMemo(() => {
    const spots = new Map<string, ListedConsignment[]>()
    for (const consignment of consignments) {
      const position = consignment.digest?.position
      if (position == null || consignment.digest?.state === 'delivered') continue
      const key = `${position.place} ${position.left}`
      spots.set(key, [...(spots.get(key) ?? []), consignment])
    }
    const drawn = [...spots].flatMap(([key, own]): MapMark[] => {
      const position = own[0]?.digest?.position
      const at = position == null ? undefined : places.positionOf(position.place)
      if (position == null || at === undefined) return []
      const title = words.list([
        ...own.map(({ consignmentId }) => consignmentId),
        whereInWords(position, places, words),
      ])
      return [{ key, icon: position.left ? 'mark-underway' : 'mark-here', at, title, pointed: false }]
    })
    return { marks: drawn, there: spots }
  }, [consignments, places, words])
  const spots = JSON.stringify(marks.map(({ at }) => at))
  const around = useMemo((): readonly LonLat[] => JSON.parse(spots), [spots])
  const press = (key: string) => {
    const [only, ...others] = there.get(key) ?? []
    if (only === undefined) return
    const place: LocationId = only.digest?.position?.place ?? ''
    if (others.length === 0) open(only.consignmentId)
    else seek({ q: places.nameOf(place) })
  }
  return (
    <div className="network-map">
      <MapView dark={dark} look={null} around={around} marks={marks} onPlace={() => undefined} onMark={press} />
    </div>
  )
}
