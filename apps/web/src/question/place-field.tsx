import type { PlaceAnswer } from '@karavan/api'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { api, isTakenBack } from '../api/client.js'
import { countryName } from '../words/format.js'
import { kindName } from '../words/modes.js'

interface PlaceFieldProps {
  readonly label: string
  readonly hint: string
  /** Id of the place, or what was typed. */
  readonly value: string
  /** Name shown for the id, where known. */
  readonly name: string | undefined
  readonly fault?: string | undefined
  readonly onChange: (value: string, place: PlaceAnswer | null) => void
}

type Found = { readonly text: string; readonly places: readonly PlaceAnswer[]; readonly fault?: string }

const NOTHING: Found = { text: '', places: [] }
const PAUSE_MS = 120

/** A place, looked up by any of its names or codes while typing. */
export function PlaceField({ label, hint, value, name, fault, onChange }: PlaceFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<Found>(NOTHING)
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const text = typed ?? name ?? value
  const wanted = (typed ?? '').trim()

  useEffect(() => {
    if (wanted === '') {
      setFound(NOTHING)
      return
    }
    const leaving = new AbortController()
    const pause = setTimeout(() => {
      api.locations(wanted, 8, leaving.signal).then(
        ({ locations }) => {
          setFound({ text: wanted, places: locations })
          setActive(0)
        },
        (error: unknown) => {
          if (!isTakenBack(error))
            setFound({ text: wanted, places: [], fault: 'The list of places cannot be read now.' })
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      leaving.abort()
    }
  }, [wanted])

  function choose(place: PlaceAnswer) {
    onChange(place.id, place)
    setTyped(null)
    setOpen(false)
  }

  const belongs = found.text === wanted
  const showList = open && wanted !== '' && found.text !== ''
  const current = showList && belongs ? found.places[active] : undefined

  function onKeyDown(event: KeyboardEvent) {
    const { places } = found
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (belongs && places.length > 0) setActive((active + step + places.length) % places.length)
    } else if (event.key === 'Enter' && current) {
      event.preventDefault()
      choose(current)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    }
  }

  const guessed = found.places.length > 0 && found.places.every(({ how }) => how === 'similar')
  return (
    <div className="field place">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        value={text}
        aria-expanded={showList}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
          onChange(event.target.value.trim(), null)
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {name && typed === null && <span className="place-id">{value}</span>}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <div className="options" hidden={!showList}>
        {guessed && <p className="options-note">Nothing is called “{found.text}”. Did you mean:</p>}
        {found.places.length === 0 && found.text !== '' && (
          <p className="options-note" role="status">
            {found.fault ??
              `No place is known as “${found.text}”. Try its English name, its name in the local script or its UN/LOCODE.`}
          </p>
        )}
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {found.places.map((place, i) => (
            <Option
              key={place.id}
              id={`${id}-${place.id}`}
              place={place}
              active={belongs && i === active}
              onChoose={choose}
              onHover={() => setActive(i)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly place: PlaceAnswer
  readonly active: boolean
  readonly onChoose: (place: PlaceAnswer) => void
  readonly onHover: () => void
}

function Option({ id, place, active, onChoose, onHover }: OptionProps) {
  const other = place.matched !== place.name && place.matched !== place.id ? place.matched : null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className="option"
      onMouseDown={(event) => event.preventDefault()}
      onMouseEnter={onHover}
      onClick={() => onChoose(place)}
    >
      <abbr className="country" title={countryName(place.country)}>
        {place.country}
      </abbr>
      <span className="option-name">
        {place.name}
        {other && <span className="option-other"> {other}</span>}
      </span>
      <span className="option-kind">
        {kindName(place.kind)} · {place.id}
      </span>
    </div>
  )
}
