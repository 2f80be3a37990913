import type { CountryCode, LocationId } from '@karavan/model'
import { useCallback, useState } from 'react'

/** A place as the page shows it. */
export interface Place {
  readonly id: LocationId
  /** English name. */
  readonly name: string
  readonly country: CountryCode
  readonly kind: string
}

/** Places that this reader comes back to, the latest first. */
export interface KnownPlaces {
  readonly favourites: readonly Place[]
  /** Chosen before, whether favourites or not. */
  readonly recent: readonly Place[]
}

const KEY = 'karavan-places'
const MOST_RECENT = 6
const NONE: KnownPlaces = { favourites: [], recent: [] }

const without = (places: readonly Place[], id: LocationId) => places.filter((place) => place.id !== id)
const plain = ({ id, name, country, kind }: Place): Place => ({ id, name, country, kind })

/** The places with one more that was chosen; only the latest six are kept. */
export function withChosen(known: KnownPlaces, place: Place): KnownPlaces {
  return { ...known, recent: [plain(place), ...without(known.recent, place.id)].slice(0, MOST_RECENT) }
}

/** The places with one made a favourite, or no longer one. */
export function withFavourite(known: KnownPlaces, place: Place): KnownPlaces {
  const others = without(known.favourites, place.id)
  return { ...known, favourites: isFavourite(known, place.id) ? others : [plain(place), ...others] }
}

/** The places without one. */
export function withoutPlace({ favourites, recent }: KnownPlaces, id: LocationId): KnownPlaces {
  return { favourites: without(favourites, id), recent: without(recent, id) }
}

export function isFavourite({ favourites }: KnownPlaces, id: LocationId): boolean {
  return favourites.some((place) => place.id === id)
}

/** What was kept on this machine; nothing where it cannot be read. */
export function readKnownPlaces(text: string | null): KnownPlaces {
  try {
    const { favourites, recent } = JSON.parse(text ?? '{}')
    return { favourites: places(favourites), recent: places(recent).slice(0, MOST_RECENT) }
  } catch {
    return NONE
  }
}

function places(value: unknown): readonly Place[] {
  if (!Array.isArray(value)) return []
  const whole = value.filter((place: Partial<Record<string, unknown>> | null) =>
    ['id', 'name', 'country', 'kind'].every((field) => typeof place?.[field] === 'string'),
  )
  return whole.map(plain)
}

/** The known places, and how to change them; they stay on this machine where the browser allows. */
export function useKnownPlaces(): [KnownPlaces, (change: (known: KnownPlaces) => KnownPlaces) => void] {
  const [known, setKnown] = useState(() => readKnownPlaces(stored()))
  const change = useCallback((next: (known: KnownPlaces) => KnownPlaces) => {
    // Another window may have changed them since.
    const changed = next(readKnownPlaces(stored()))
    setKnown(changed)
    try {
      localStorage.setItem(KEY, JSON.stringify(changed))
    } catch {
      return
    }
  }, [])
  return [known, change]
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
