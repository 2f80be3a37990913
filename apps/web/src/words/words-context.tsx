import type { LocationId } from '@karavan/model'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { api } from '../api/client.js'
import type { Translation } from './catalogue.js'
import { type Language, loadTranslation, preferredLanguage, storeLanguage } from './languages.js'
import { createWords, ENGLISH, type Words } from './words.js'

const WordsContext = createContext<Words>(ENGLISH)
const ChoiceContext = createContext<(language: Language) => void>(() => undefined)

/** The words of the page in the language of the reader. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** Changes the language of the page and remembers it. */
export function useLanguageChoice(): (language: Language) => void {
  return useContext(ChoiceContext)
}

interface Spoken {
  readonly language: Language
  readonly translation: Translation
}

/** Gives the page its words; nothing is shown before those of the reader's language are there. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(preferredLanguage)
  const [spoken, setSpoken] = useState<Spoken | null>(null)
  useEffect(() => {
    let current = true
    const speak = (language: Language, translation: Translation) => {
      if (current) setSpoken({ language, translation })
    }
    loadTranslation(wanted).then(
      (translation) => speak(wanted, translation),
      // A file that does not come must not leave the page empty.
      () => loadTranslation('en').then((translation) => speak('en', translation)),
    )
    return () => {
      current = false
    }
  }, [wanted])
  const places = usePlaces(wanted)
  const words = useMemo(
    () => (spoken === null ? null : createWords(spoken.language, spoken.translation, places)),
    [spoken, places],
  )
  useEffect(() => {
    if (words === null) return
    document.documentElement.lang = words.language
  }, [words])
  const choose = (language: Language) => {
    storeLanguage(language)
    setWanted(language)
  }
  if (words === null) return null
  return (
    <ChoiceContext value={choose}>
      <WordsContext value={words}>{children}</WordsContext>
    </ChoiceContext>
  )
}

const NO_PLACES: ReadonlyMap<LocationId, string> = new Map()

/** Names of all places in a language; none until they have come, and none in English, in which the network names them. */
function usePlaces(language: Language): ReadonlyMap<LocationId, string> {
  const [places, setPlaces] = useState(NO_PLACES)
  useEffect(() => {
    setPlaces(NO_PLACES)
    if (language === 'en') return
    const leaving = new AbortController()
    api.locationNames(language, leaving.signal).then(
      ({ names }) => setPlaces(new Map(Object.entries(names))),
      () => undefined,
    )
    return () => leaving.abort()
  }, [language])
  return places
}
