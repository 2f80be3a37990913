import type { Consignment } from '@karavan/model'
import { useWords } from '../../../words/words-context.js'
import { useLooking } from '../../consignments-context.js'
import { scopeInWords } from './sees.js'

/** The parties, by what each may see and do. */
export function PartiesList({ consignment }: { readonly consignment: Consignment }) {
  const words = useWords()
  const { say } = words
  const { places } = useLooking()
  const { parties } = consignment
  if (parties.length === 0) return <p className="conditions-none">{say('consignments.seen.none')}</p>
  return (
    <section>
      <h3>{say('consignments.seen.parties')}</h3>
      <ul>
        {parties.map((party) => {
          const { partyId, role, name, legs, locations } = party
          const scope = scopeInWords(party, consignment, places, words)
          return (
            <li key={`${partyId} ${role} ${legs.join()} ${locations.join()}`}>
              <strong>{name}</strong> <small>{say(`consignments.role.${role}`)}</small>
              <p>{say(`consignments.sees.${role}`)}</p>
              {scope !== '' && <p>{scope}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
