import { useState } from 'react'
import { useAccount } from '../../account/account.js'
import { usePlaces } from '../../planning/use-places.js'
import { useKnownPlaces, withChosen } from '../../question/known-places.js'
import { PlaceField } from '../../question/place-field.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import type { ConsignmentDraft } from './draft.js'
import { useFault } from './faults-context.js'
import { MomentField } from './moment-field.js'
import { TextField } from './text-field.js'

interface EndsProps {
  readonly draft: ConsignmentDraft
  readonly onChange: (part: Partial<ConsignmentDraft>) => void
  readonly isNew: boolean
  /** The plan says where it goes from and to. */
  readonly isFixed: boolean
}

/** The id, where the goods go from and to, and by when they are wanted. */
export function Ends({ draft, onChange, isNew, isFixed }: EndsProps) {
  const { say } = useWords()
  const { person } = useAccount()
  const { places: named } = useLooking()
  const { places, learn } = usePlaces([draft.from, draft.to])
  const [typed, setTyped] = useState({ from: '', to: '' })
  const [known, changeKnown] = useKnownPlaces()
  const faults = { from: useFault('consignment-from').fault, to: useFault('consignment-to').fault }
  const field = (end: 'from' | 'to') => (
    <PlaceField
      id={`consignment-${end}`}
      label={say(`question.${end}`)}
      hint={say('consignments.place.hint')}
      value={draft[end] === '' ? typed[end] : draft[end]}
      place={places.get(draft[end])}
      known={known}
      fault={faults[end]}
      onType={(text) => {
        setTyped({ ...typed, [end]: text })
        if (draft[end] !== '') onChange({ [end]: '' })
      }}
      onChoose={(place) => {
        learn(place)
        changeKnown((before) => withChosen(before, place))
        onChange({ [end]: place.id })
      }}
      onKnown={changeKnown}
    />
  )
  return (
    <fieldset className="enter-group">
      <legend>{say('consignments.way')}</legend>
      <div className="enter-grid">
        {isFixed ? (
          <p className="enter-wide">
            {say('consignments.fromTo', { from: named.nameOf(draft.from), to: named.nameOf(draft.to) })}
          </p>
        ) : (
          <>
            {field('from')}
            {field('to')}
          </>
        )}
        <MomentField
          id="consignment-deliverBy"
          label={say('consignments.deliverBy')}
          value={draft.deliverBy}
          onChange={(deliverBy) => onChange({ deliverBy })}
        />
        {isNew && (
          <TextField
            id="consignment-id"
            label={say('consignments.id')}
            hint={
              person === null
                ? say('consignments.id.hint')
                : say('consignments.id.hint.own', { prefix: `${person.organisation.id}:` })
            }
            value={draft.consignmentId}
            onChange={(consignmentId) => onChange({ consignmentId })}
          />
        )}
      </div>
    </fieldset>
  )
}
