import { useWords } from '../../words/words-context.js'
import { kindName } from '../say-entry.js'
import type { EntryOf } from '../tables.js'
import { Fact, Facts } from './facts.js'
import { PlaceLinks } from './place-links.js'

/** A site, who runs it and what it does. */
export function FacilityDetail({ entry }: { readonly entry: EntryOf<'facilities'> }) {
  const words = useWords()
  const { say, list } = words
  const [{ location, operator, modes, gauges, equipment, does }] = entry.rows
  return (
    <Facts>
      <Fact name={say('network.where')}>
        <PlaceLinks places={[location]} />
      </Fact>
      <Fact name={say('network.facility.operator')}>
        {operator === '' ? say('network.facility.operator.unknown') : <span lang="en">{operator}</span>}
      </Fact>
      <Fact name={say('network.facility.does')}>{list(does.map((what) => kindName(what, words)))}</Fact>
      <Fact name={say('network.mode')}>{list(modes.map((mode) => words.mode(mode as 'rail')))}</Fact>
      <Fact name={say('network.link.gauge')}>{list(gauges.map((gauge) => say('network.gauge', { gauge })))}</Fact>
      <Fact name={say('network.service.takes')}>
        {equipment.length === 0
          ? say('network.facility.takes.all')
          : list(equipment.map((kind) => words.equipment(kind)))}
      </Fact>
    </Facts>
  )
}
