import type { AcceptanceAnswer } from '@karavan/api'
import type { Consignment } from '@karavan/model'
import { useState } from 'react'
import { api } from '../../../api/client.js'
import { useWords } from '../../../words/words-context.js'
import { useLooking } from '../../consignments-context.js'
import { scopeInWords } from './sees.js'

interface PartiesListProps {
  readonly consignment: Consignment
  readonly acceptance: AcceptanceAnswer | null
  readonly onChanged: () => void
}

/** The parties, by what each may see and do, and whether its words count. */
export function PartiesList({ consignment, acceptance, onChanged }: PartiesListProps) {
  const words = useWords()
  const { say } = words
  const { places } = useLooking()
  const { parties } = consignment
  const standing = (partyId: string) => {
    const known = acceptance?.parties.find((one) => one.partyId === partyId)
    return known?.mayReport ? (known.how ?? 'none') : null
  }
  if (parties.length === 0) return <p className="conditions-none">{say('consignments.seen.none')}</p>
  return (
    <section>
      <h3>{say('consignments.seen.parties')}</h3>
      <ul>
        {parties.map((party) => {
          const { partyId, role, name, legs, locations } = party
          const how = standing(partyId)
          const scope = scopeInWords(party, consignment, places, words)
          return (
            <li key={`${partyId} ${role} ${legs.join()} ${locations.join()}`}>
              <strong>{name}</strong> <small>{say(`consignments.role.${role}`)}</small>
              <p>{say(`consignments.sees.${role}`)}</p>
              {scope !== '' && <p>{scope}</p>}
              {how !== null && <p>{say(`consignments.standBy.how.${how}`)}</p>}
              {partyId === acceptance?.own?.partyId && (
                <Withdraw acceptance={acceptance} consignment={consignment} onChanged={onChanged} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** By which a party that stands by the consignment does so no longer. */
function Withdraw({ consignment, acceptance, onChanged }: PartiesListProps) {
  const { say } = useWords()
  const [isBusy, setBusy] = useState(false)
  const how = acceptance?.own?.how ?? null
  if (how === null || how === 'withdrawn' || how === 'entered') return null
  const withdraw = async () => {
    setBusy(true)
    await api.standBy(consignment.consignmentId, false, null).finally(() => setBusy(false))
    onChanged()
  }
  return (
    <button type="button" className="link" disabled={isBusy} onClick={() => void withdraw()}>
      {say('consignments.standBy.withdraw')}
    </button>
  )
}
