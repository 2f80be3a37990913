import type { ReactNode } from 'react'
import { Flag } from '../flags/flag.js'
import { useWords } from '../words/words-context.js'
import { Combobox } from './combobox.js'
import { isFavourite, type KnownPlaces, type Place, withFavourite, withoutPlace } from './known-places.js'
import { PlaceOption } from './place-option.js'
import { type OfferedPlace, usePlaceSearch } from './place-search.js'
import { Star } from './star.js'

interface PlaceFieldProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  /** Id of the place, or what was typed. */
  readonly value: string
  /** The place of the id, where it is known. */
  readonly place: Place | undefined
  readonly known: KnownPlaces
  readonly fault: ReactNode
  /** See the combobox. */
  readonly waits?: boolean
  readonly onType: (text: string) => void
  readonly onChoose: (place: Place) => void
  readonly onKnown: (change: (known: KnownPlaces) => KnownPlaces) => void
}

/** A place, looked up by any of its names or codes while typing; before that, those that were chosen before. */
export function PlaceField(props: PlaceFieldProps) {
  const { id, label, hint, value, place, known, fault, onType, onChoose, onKnown } = props
  const words = useWords()
  const { say } = words
  const search = usePlaceSearch()
  const name = place && words.place(place.id, place.name)
  const favourite = (item: Place) => isFavourite(known, item.id)
  const turn = (item: Place) => onKnown((before) => withFavourite(before, item))
  const forget = (item: Place) => onKnown((before) => withoutPlace(before, item.id))
  return (
    <Combobox<OfferedPlace>
      id={id}
      label={label}
      hint={hint}
      shown={name ?? value}
      pending={place ? '' : value}
      search={search}
      offered={[
        { title: say('question.place.favourites'), items: known.favourites },
        { title: say('question.place.recent'), items: known.recent.filter((item) => !favourite(item)) },
      ]}
      footnote={say('question.place.forget')}
      itemId={(item) => item.id}
      option={(item, isOffered) => (
        <PlaceOption
          place={item}
          favourite={favourite(item)}
          onFavourite={() => turn(item)}
          {...(isOffered ? { onForget: () => forget(item) } : {})}
        />
      )}
      onType={onType}
      onChoose={onChoose}
      onForget={forget}
      waits={props.waits === true}
      fault={fault}
      aside={
        place && (
          <span className="aside">
            {say('question.place.where', { kind: words.kind(place.kind), country: words.country(place.country) })}
          </span>
        )
      }
      start={place && <Flag country={place.country} />}
      end={
        place && (
          <button
            type="button"
            className="star"
            aria-pressed={favourite(place)}
            aria-label={say('question.place.keep', { place: name ?? place.name })}
            onClick={() => turn(place)}
          >
            <Star full={favourite(place)} />
          </button>
        )
      }
    />
  )
}
