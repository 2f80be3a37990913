import type { ConditionsAnswer } from '@karavan/model'
import { useMemo } from 'react'
import { MapView } from '../map/map-view.js'
import { useWords } from '../words/words-context.js'
import { useLooking } from './conditions-context.js'
import { mapMarks, markedPlaces, markKey } from './marks.js'
import { likelyShut } from './weather.js'

interface ConditionsMapProps {
  readonly dark: boolean
  readonly answer: ConditionsAnswer
}

/** The places of orders, closures and queues on the map; a mark that is pressed opens what it stands for. */
export function ConditionsMap({ dark, answer }: ConditionsMapProps) {
  const words = useWords()
  const { register, on, weather, asked, order, place, openOrder, openPlace } = useLooking()
  const marked = useMemo(() => {
    const likely = weather === null ? [] : likelyShut(weather, on, asked.at)
    return markedPlaces(
      answer,
      likely.map((one) => one.weather.threshold.place),
    )
  }, [answer, weather, on, asked.at])
  const marks = useMemo(
    () => mapMarks(marked, register, { order, place }, words),
    [marked, register, order, place, words],
  )
  const look = useMemo(() => {
    const named = order === null ? (place === null ? [] : [place]) : (register.orderOf(order)?.places ?? [])
    const at = named.length === 1 && named[0] !== undefined ? register.placeOf(named[0])?.at : undefined
    return at === undefined ? null : { course: [at] }
  }, [register, order, place])
  const open = (key: string) => {
    const mark = marked.find((one) => markKey(one) === key)
    if (mark === undefined) return
    const [only, ...others] = mark.orders
    if (only !== undefined && others.length === 0) openOrder(only)
    else openPlace(mark.place)
  }
  return (
    <div className="network-map">
      <MapView dark={dark} marks={marks} look={look} onPlace={({ id }) => openPlace(id)} onMark={open} />
    </div>
  )
}
