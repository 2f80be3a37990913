import type { LocationId } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import type { ConsignmentDraft } from './draft.js'

type Party = ConsignmentDraft['parties'][number]

interface PartOfWayProps {
  readonly party: Party
  readonly legs: readonly { readonly from: LocationId; readonly to: LocationId }[]
  readonly onChange: (part: Partial<Party>) => void
}

/** The legs that a carrier runs; the places where a terminal or customs work. */
export function PartOfWay({ party: { role, legs: own, locations }, legs, onChange }: PartOfWayProps) {
  const { say } = useWords()
  const { places } = useLooking()
  const turned = <Item,>(all: readonly Item[], item: Item) =>
    all.includes(item) ? all.filter((one) => one !== item) : [...all, item]
  if (role === 'carrier') {
    return (
      <fieldset className="toggles enter-wide">
        <legend>{say('consignments.legs')}</legend>
        {legs.map(({ from, to }, leg) => (
          <label key={`${from} ${to}`}>
            <input type="checkbox" checked={own.includes(leg)} onChange={() => onChange({ legs: turned(own, leg) })} />
            {say('consignments.fromTo', { from: places.nameOf(from), to: places.nameOf(to) })}
          </label>
        ))}
      </fieldset>
    )
  }
  if (role !== 'terminalOperator' && role !== 'customsAuthority') return null
  return (
    <fieldset className="toggles enter-wide">
      <legend>{say('consignments.locations')}</legend>
      {[...new Set([...legs.flatMap(({ from, to }) => [from, to]), ...locations])].map((place) => (
        <label key={place}>
          <input
            type="checkbox"
            checked={locations.includes(place)}
            onChange={() => onChange({ locations: turned(locations, place) })}
          />
          {places.nameOf(place)}
        </label>
      ))}
    </fieldset>
  )
}
