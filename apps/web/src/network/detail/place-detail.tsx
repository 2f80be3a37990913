import type { Location } from '@karavan/model'
import { useLocations } from '../../api/use-locations.js'
import { Term } from '../../help/term.js'
import { useWords } from '../../words/words-context.js'
import { useBrowsing } from '../network-context.js'
import type { Entry, EntryOf, TableName } from '../tables.js'
import { EntryGroup } from './entry-group.js'
import { Fact, Facts } from './facts.js'

const CODE_LISTS: Readonly<Record<Exclude<Location['codes'][number]['scheme'], 'unlocode'>, string>> = {
  esr: 'ESR',
  uic: 'UIC',
  smdg: 'SMDG',
}

/** What is known of a place, and of what runs, waits and is forbidden there. */
export function PlaceDetail({ entry }: { readonly entry: EntryOf<'places'> }) {
  const words = useWords()
  const { say } = words
  const { network } = useBrowsing()
  const location = useLocations([entry.id]).get(entry.id)
  const [{ geometry, properties }] = entry.rows
  const [longitude, latitude] = geometry.coordinates
  const here = (table: TableName): readonly Entry[] =>
    network.entries[table].filter((one: Entry) => one.places.includes(entry.id))
  return (
    <>
      <Facts>
        <Fact name={say('network.kinds.places')}>{words.kind(properties.kind)}</Fact>
        <Fact name={say('network.country')}>{words.country(properties.country)}</Fact>
        <Fact name={say('network.place.role')}>
          {properties.role !== '' && <span lang="en">{properties.role}</span>}
        </Fact>
        <Fact name={say('network.place.position')}>
          {say('network.place.degrees', { latitude: latitude.toFixed(3), longitude: longitude.toFixed(3) })}
        </Fact>
        <Fact name={say('network.place.zone')}>{location?.timeZone}</Fact>
        <Fact name={say('network.place.alone')}>
          {location?.disconnectedReason && <span lang="en">{location.disconnectedReason}</span>}
        </Fact>
        {location && <Codes location={location} />}
        {location && <Names location={location} />}
      </Facts>
      <EntryGroup title={say('network.here.services')} entries={here('services')} />
      <EntryGroup title={say('network.here.handling')} entries={here('handling')} />
      <EntryGroup title={say('network.here.closures')} entries={here('closures')} />
      <EntryGroup title={say('network.here.restrictions')} entries={here('restrictions')} />
      <EntryGroup title={say('network.here.facilities')} entries={here('facilities')} />
      <EntryGroup title={say('network.here.links')} entries={here('links')} />
    </>
  )
}

function Codes({ location }: { readonly location: Location }) {
  const { say } = useWords()
  if (location.codes.length === 0) return null
  return (
    <Fact name={say('network.place.codes')}>
      <ul className="codes">
        {location.codes.map(({ scheme, code, edition }) => (
          <li key={`${scheme} ${code}`}>
            <small>
              {scheme === 'unlocode' ? <Term name="un-locode" /> : CODE_LISTS[scheme]} {edition}
            </small>{' '}
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Fact>
  )
}

/** Names by language, each in its own. */
function Names({ location }: { readonly location: Location }) {
  const { say, language } = useWords()
  const languages = new Intl.DisplayNames(language, { type: 'language' })
  const byLanguage = new Map<string, string[]>()
  for (const { language: tag, name } of location.names) byLanguage.set(tag, [...(byLanguage.get(tag) ?? []), name])
  if (byLanguage.size === 0) return null
  return (
    <Fact name={say('network.place.names')}>
      <ul className="names">
        {[...byLanguage].map(([tag, names]) => (
          <li key={tag}>
            <small>{languages.of(tag) ?? tag}</small>{' '}
            <span lang={tag} dir="auto">
              {names.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Fact>
  )
}
