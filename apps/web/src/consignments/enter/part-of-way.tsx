import type { LocationId } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { Toggles } from './choice-field.js'

/** A part of the way: legs by their number in the plan, and places. */
export interface PartOfWay {
  readonly legs: readonly number[]
  readonly locations: readonly LocationId[]
}

interface PartOfWayFieldProps {
  /** Before the ids of the controls. */
  readonly id: string
  /** Whether legs are chosen, or places. */
  readonly by: 'legs' | 'locations'
  readonly part: PartOfWay
  /** The legs of the whole way. */
  readonly way: readonly { readonly from: LocationId; readonly to: LocationId }[]
  readonly onChange: (part: Partial<PartOfWay>) => void
}

/** The legs that a carrier runs; the places where a terminal or customs work. */
export function PartOfWayField({ id, by, part: { legs, locations }, way, onChange }: PartOfWayFieldProps) {
  const { say } = useWords()
  const { nameOf } = useLooking().places
  if (by === 'legs') {
    const items = way.map(({ from, to }, value) => ({
      value,
      text: say('consignments.fromTo', { from: nameOf(from), to: nameOf(to) }),
    }))
    const put = (chosen: readonly number[]) => onChange({ legs: chosen })
    return <Toggles id={`${id}-legs`} legend={say('consignments.legs')} items={items} chosen={legs} onChange={put} />
  }
  const places = [...new Set([...way.flatMap(({ from, to }) => [from, to]), ...locations])]
  return (
    <Toggles
      id={`${id}-locations`}
      legend={say('consignments.locations')}
      items={places.map((value) => ({ value, text: nameOf(value) }))}
      chosen={locations}
      onChange={(chosen) => onChange({ locations: chosen })}
    />
  )
}
