import { useEffect } from 'react'
import { useKnownPlaces, withChosen } from '../../question/known-places.js'
import { PlaceField } from '../../question/place-field.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { useEntryForm } from './entry-context.js'
import { Pointed, useField } from './field.js'

/** The place that a report or a count is of. */
export function OnePlaceField() {
  const { say } = useWords()
  const { register } = useLooking()
  const { unchosen, setUnchosen, set: setCell } = useEntryForm()
  const { id, label, value, set, fault } = useField('place')
  const [known, changeKnown] = useKnownPlaces()
  // Whoever opens a short form begins to type at once.
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return (
    <Pointed column="place" className="enter-wide">
      <PlaceField
        id={id}
        label={label}
        hint={say('enter.places.hint')}
        value={value === '' ? (unchosen['place'] ?? '') : value}
        place={register.placeOf(value)}
        known={known}
        fault={fault}
        waits
        onType={(text) => {
          if (value !== '') setCell('place', '')
          setUnchosen('place', text)
        }}
        onChoose={(place) => {
          changeKnown((before) => withChosen(before, place))
          set(place.id)
        }}
        onKnown={changeKnown}
      />
    </Pointed>
  )
}
