import { Term } from '../../help/term.js'
import { SourcedNumber } from '../../sources/source-context.js'
import { useWords } from '../../words/words-context.js'
import { useBrowsing } from '../network-context.js'
import { originsOf } from '../origin.js'
import { corridorName, kindName } from '../say-entry.js'
import type { EntryOf } from '../tables.js'
import { EntryGroup } from './entry-group.js'
import { Fact, Facts } from './facts.js'
import { PlaceLinks } from './place-links.js'

/** A piece of railway, road or water. */
export function LinkDetail({ entry }: { readonly entry: EntryOf<'links'> }) {
  const words = useWords()
  const { say } = words
  const { network } = useBrowsing()
  const [{ properties }] = entry.rows
  const { from, to, mode, gauge, status, lengthKm, lengthBasis, corridors, crosses } = properties
  const services = network.entries.services.filter(({ rows: [{ links }] }) => links.includes(entry.id))
  const length = words.kilometres(lengthKm)
  return (
    <>
      <Facts>
        <Fact name={say('network.link.ends')}>
          <PlaceLinks places={[from, to]} />
        </Fact>
        <Fact name={say('network.mode')}>{words.mode(mode as 'rail')}</Fact>
        <Fact name={<Term name="gauge" />}>{gauge !== null && say('network.gauge', { gauge })}</Fact>
        <Fact name={say('network.link.length')}>
          <SourcedNumber figure={{ what: say('network.link.length'), value: length, sources: originsOf(entry) }} />{' '}
          {(lengthBasis === 'published' || lengthBasis === 'drawn' || lengthBasis === 'factor') && (
            <small>{say(`network.length.${lengthBasis}`)}</small>
          )}
        </Fact>
        <Fact name={say('network.kinds.links')}>{kindName(status, words)}</Fact>
        <Fact name={say('network.crosses')}>{words.list(crosses.map((code) => words.country(code)))}</Fact>
        <Fact name={say('network.link.corridors')}>
          {words.list(corridors.map((corridor) => corridorName(corridor, words)))}
        </Fact>
      </Facts>
      <EntryGroup title={say('network.here.servicesOnLink')} entries={services} />
    </>
  )
}
