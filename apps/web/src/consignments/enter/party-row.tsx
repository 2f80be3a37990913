import { type Consignment, PARTY_ROLES, type PartyRole } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { ChoiceField } from './choice-field.js'
import { PartOfWayField } from './part-of-way.js'
import type { RowProps } from './row-props.js'
import { TextField } from './text-field.js'

interface PartyRowProps extends RowProps<'parties'> {
  /** The plan whose legs and places are given to carriers and terminals; null without one. */
  readonly plan: Pick<NonNullable<Consignment['plan']>, 'legs'> | null
}

/** By what a part of the way is a party's own; the others work on the whole. */
const WORKS_BY: Partial<Readonly<Record<PartyRole, 'legs' | 'locations'>>> = {
  carrier: 'legs',
  terminalOperator: 'locations',
  customsAuthority: 'locations',
}

/** A party: what it is, its name, how reports know it, and which part of the way is its own. */
export function PartyRow({ row: party, id, put, plan }: PartyRowProps) {
  const { say } = useWords()
  const { role } = party
  const by = WORKS_BY[role]
  return (
    <>
      <ChoiceField
        id={`${id}-role`}
        label={say('consignments.role')}
        value={role}
        choices={PARTY_ROLES.map((value) => ({ value, text: say(`consignments.role.${value}`) }))}
        onChange={(chosen) => put({ ...party, role: chosen })}
      />
      <TextField
        id={`${id}-name`}
        label={say('consignments.name')}
        value={party.name}
        onChange={(name) => put({ ...party, name })}
      />
      <TextField
        id={`${id}-partyId`}
        label={say('consignments.partyId')}
        value={party.partyId}
        hint={party.name}
        onChange={(partyId) => put({ ...party, partyId })}
      />
      {plan !== null && by !== undefined && (
        <PartOfWayField id={id} by={by} part={party} way={plan.legs} onChange={(part) => put({ ...party, ...part })} />
      )}
    </>
  )
}
