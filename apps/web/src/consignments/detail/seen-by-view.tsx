import type { ConsignmentParty } from '@karavan/model'
import { useWords } from '../../words/words-context.js'

/** The parties, by what each may see and do. */
export function SeenByView({ parties }: { readonly parties: readonly ConsignmentParty[] }) {
  const { say } = useWords()
  if (parties.length === 0) return <p className="conditions-none">{say('consignments.seen.none')}</p>
  return (
    <div className="consignment-seen">
      <ul>
        {parties.map(({ partyId, role, name, legs, locations }) => (
          <li key={`${partyId} ${role} ${legs.join()} ${locations.join()}`}>
            <strong>{name}</strong> <small>{say(`consignments.role.${role}`)}</small>
            <p>{say(`consignments.sees.${role}`)}</p>
          </li>
        ))}
      </ul>
      <p className="note">{say('consignments.seen.others')}</p>
    </div>
  )
}
