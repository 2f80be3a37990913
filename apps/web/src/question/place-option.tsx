import type { ReactNode } from 'react'
import { Flag } from '../flags/flag.js'
import { useWords } from '../words/words-context.js'
import type { Place } from './known-places.js'
import { Star } from './star.js'

interface PlaceOptionProps {
  readonly place: Place & { readonly matched?: string }
  readonly favourite?: boolean
  readonly onFavourite?: () => void
  /** Takes it out of the places that are offered. */
  readonly onForget?: () => void
}

/** A place in a list: flag, name, the other name or code under which it was found, kind and country. */
export function PlaceOption({ place, favourite = false, onFavourite, onForget }: PlaceOptionProps) {
  const words = useWords()
  const name = words.place(place.id, place.name)
  return (
    <>
      <Flag country={place.country} />
      <span className="option-name">
        {name}
        {place.matched && place.matched !== name && <span className="option-other"> {place.matched}</span>}
      </span>
      <span className="option-kind">
        {words.say('question.place.where', { kind: words.kind(place.kind), country: words.country(place.country) })}
      </span>
      {onFavourite && (
        <PointerButton className="star" pressed={favourite} onPress={onFavourite}>
          <Star full={favourite} />
        </PointerButton>
      )}
      {onForget && (
        <PointerButton className="star" onPress={onForget}>
          ×
        </PointerButton>
      )}
    </>
  )
}

interface PointerButtonProps {
  readonly className: string
  readonly pressed?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** For the pointer alone, as an option can hold no button: with the keyboard, the field does the same. */
function PointerButton({ className, pressed = false, onPress, children }: PointerButtonProps) {
  return (
    <span
      className={className}
      data-full={pressed}
      aria-hidden="true"
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation()
        onPress()
      }}
    >
      {children}
    </span>
  )
}
