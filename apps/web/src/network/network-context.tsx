import type { LonLat } from '@karavan/core'
import type { LocationId } from '@karavan/model'
import { createContext, useContext, useMemo } from 'react'
import { useWords } from '../words/words-context.js'
import type { NetworkWords } from './say-entry.js'
import type { Entries, Entry } from './tables.js'

/** The whole network as the page has read it. */
export interface Network {
  readonly entries: Entries
  readonly entryOf: (id: string) => Entry | undefined
  readonly positionOf: (place: LocationId) => LonLat | undefined
  /** Day of which the states of restrictions are. */
  readonly at: number
  readonly version: string
  readonly dataAsOf: string
}

interface Browsing {
  readonly network: Network
  readonly open: (id: string) => void
  /** Id of the entry that is open. */
  readonly opened: string | null
}

export const NetworkContext = createContext<Browsing | null>(null)

/** The network, and how an entry of it is opened. */
export function useBrowsing(): Browsing {
  const browsing = useContext(NetworkContext)
  if (browsing === null) throw new Error('there is no network around this part of the page')
  return browsing
}

/** Words of the reader with the names of the network's places. */
export function networkWords(network: Network, words: NetworkWords['words']): NetworkWords {
  return {
    words,
    place: (id) => {
      const entry = network.entryOf(id)
      return words.place(id, entry?.table === 'places' ? entry.rows[0].properties.name : id)
    },
  }
}

/** {@link networkWords} of the network around. */
export function useNetworkWords(): NetworkWords {
  const words = useWords()
  const { network } = useBrowsing()
  return useMemo(() => networkWords(network, words), [network, words])
}
