import { foldText } from '@karavan/core'
import { type CountryCode, MODES, type Mode } from '@karavan/model'
import { type ReactNode, useCallback } from 'react'
import { Flag } from '../flags/flag.js'
import type { Words } from '../words/words.js'
import { useWords } from '../words/words-context.js'
import { avoidedName } from './avoided-name.js'
import { Combobox } from './combobox.js'
import { begins, countriesNamed } from './country-search.js'
import type { Place } from './known-places.js'
import { PlaceOption } from './place-option.js'
import { type OfferedPlace, usePlaceSearch } from './place-search.js'
import type { Search } from './use-search.js'

/** What can be kept clear of, found for a text. */
type Avoidable =
  | { readonly kind: 'country'; readonly country: CountryCode }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'place'; readonly place: OfferedPlace }

const QUICK: readonly CountryCode[] = ['RU', 'BY', 'IR', 'TM', 'AF']
const MOST_PLACES = 6

function countriesAndModes(text: string, words: Words): readonly Avoidable[] {
  if (foldText(text) === '') return []
  const modes = MODES.filter((mode) => begins(words.mode(mode), text) || begins(mode.replaceAll('_', ' '), text))
  return [
    ...countriesNamed(text, words).map((country): Avoidable => ({ kind: 'country', country })),
    ...modes.map((mode): Avoidable => ({ kind: 'mode', mode })),
  ]
}

function useAvoidSearch(): Search<Avoidable> {
  const words = useWords()
  const findPlaces = usePlaceSearch(MOST_PLACES)
  return useCallback(
    async (text, signal) => {
      const named = countriesAndModes(text, words)
      const found = await findPlaces(text, signal)
      const places = found.items.map((place): Avoidable => ({ kind: 'place', place }))
      if (named.length > 0) return { items: [...named, ...(found.sure ? places : [])], sure: true }
      return {
        ...found,
        items: places,
        ...(places.length === 0 ? { note: words.say('question.avoid.unknown', { text }) } : {}),
      }
    },
    [words, findPlaces],
  )
}

interface AvoidFieldProps {
  readonly id: string
  /** Countries, places, modes or services, by code or id. */
  readonly value: readonly string[]
  /** What is typed and not chosen yet. */
  readonly typed: string
  readonly places: ReadonlyMap<string, Place>
  readonly fault: ReactNode
  readonly onType: (text: string) => void
  readonly onPlace: (place: Place) => void
  readonly onChange: (avoid: readonly string[]) => void
}

/** What the goods must keep clear of: some countries by one press; any country, place or mode by its name. */
export function AvoidField({ id, value, typed, places, fault, onType, onPlace, onChange }: AvoidFieldProps) {
  const words = useWords()
  const { say } = words
  const search = useAvoidSearch()
  const turn = (word: string) =>
    onChange(value.includes(word) ? value.filter((other) => other !== word) : [...value, word])

  function choose(found: Avoidable) {
    if (found.kind === 'place') onPlace(found.place)
    const word = wordOf(found)
    onChange(value.includes(word) ? value : [...value, word])
  }

  return (
    <Combobox<Avoidable>
      id={id}
      label={say('question.avoid')}
      hint={say('question.avoid.hint')}
      shown={typed}
      pending={typed}
      search={search}
      itemId={wordOf}
      option={(found) => <AvoidOption found={found} />}
      onType={onType}
      onChoose={choose}
      onBackspace={() => onChange(value.slice(0, -1))}
      fault={fault}
      before={
        <div className="chips">
          {QUICK.map((country) => (
            <button
              key={country}
              type="button"
              className="chip"
              aria-pressed={value.includes(country)}
              onClick={() => turn(country)}
            >
              <Flag country={country} />
              {words.country(country)}
            </button>
          ))}
          {value
            .filter((word) => !QUICK.includes(word))
            .map((word) => (
              <button
                key={word}
                type="button"
                className="chip"
                aria-label={say('question.avoid.remove', { what: avoidedName(word, places, words) })}
                data-taken="true"
                onClick={() => turn(word)}
              >
                <Flag country={places.get(word)?.country ?? word} />
                <span className="chip-name">{avoidedName(word, places, words)}</span>
                <span aria-hidden="true">×</span>
              </button>
            ))}
        </div>
      }
    />
  )
}

function wordOf(found: Avoidable): string {
  if (found.kind === 'country') return found.country
  return found.kind === 'mode' ? found.mode : found.place.id
}

function AvoidOption({ found }: { found: Avoidable }) {
  const words = useWords()
  if (found.kind === 'place') return <PlaceOption place={found.place} />
  const isCountry = found.kind === 'country'
  return (
    <>
      {isCountry && <Flag country={found.country} />}
      <span className="option-name">{isCountry ? words.country(found.country) : words.mode(found.mode)}</span>
      <span className="option-kind">{words.say(isCountry ? 'question.avoid.country' : 'question.avoid.mode')}</span>
    </>
  )
}
