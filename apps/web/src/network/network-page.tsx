import { ProblemText } from '../shell/problem.js'
import '../styles/network.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ListPane } from '../shell/list-pane.js'
import { Opening } from '../shell/opening.js'
import { OwnStrip } from '../sources/own-strip.js'
import { useWords } from '../words/words-context.js'
import { EntryDetail } from './detail/entry-detail.js'
import { EntryList } from './entry-list.js'
import { ExportMenu } from './export-menu.js'
import { choices, filtered, NO_FILTER, plain, type Search } from './filter.js'
import { FilterFields } from './filter-fields.js'
import { type Network, NetworkContext, networkWords } from './network-context.js'
import { NetworkMap } from './network-map.js'
import { subOf, titleOf } from './say-entry.js'
import { TableTabs } from './table-tabs.js'
import type { Entry, TableName } from './tables.js'
import { useFoundPlaces } from './use-found-places.js'
import { useNetworkData } from './use-network-data.js'
import { useShown } from './use-shown.js'
import { WeakBar } from './weak-bar.js'

/** The network that is planned with: its tables, its map, and where each row comes from. */
export default function NetworkPage({ dark }: { readonly dark: boolean }) {
  const { say } = useWords()
  const [attempt, setAttempt] = useState(0)
  const state = useNetworkData(attempt)
  switch (state.kind) {
    case 'reading':
      return (
        <main className="ask-pane network-list" id="answers">
          <Opening word={say('network.reading')} />
        </main>
      )
    case 'failed':
      return (
        <main className="ask-pane network-list" id="answers">
          <div className="network-failed" role="alert">
            <h1>{say('network.failed')}</h1>
            <div>
              <ProblemText problem={state.problem} />
            </div>
            <button type="button" className="button-second" onClick={() => setAttempt(attempt + 1)}>
              {say('network.again')}
            </button>
          </div>
        </main>
      )
    case 'read':
      return <Browser network={state.network} dark={dark} />
  }
}

/** The list on the left, the map and the open entry on the right; on a narrow screen the one covers the other. */
function Browser({ network, dark }: { readonly network: Network; readonly dark: boolean }) {
  const words = useWords()
  const { say, number } = words
  const { shown, openTable, open, close, seek, seekAll, colourMap } = useShown()
  const [mapWanted, setMapWanted] = useState(false)
  const arrived = useRef(false)
  useEffect(() => {
    arrived.current = true
  }, [])
  const { table, filter, row } = shown
  const entries = useOrdered(network, table)
  const search = useSearch(network, filter.q)
  const listed = useMemo(() => filtered(entries, filter, search), [entries, filter, search])
  const offered = useMemo(() => choices(entries, filter, search), [entries, filter, search])
  const browsing = useMemo(() => ({ network, open, opened: row }), [network, open, row])
  const entry = row === null ? undefined : network.entryOf(row)
  const covers = entry !== undefined || mapWanted
  const showList = () => {
    setMapWanted(false)
    if (row !== null) close()
  }
  return (
    <NetworkContext value={browsing}>
      <main className="ask-pane network-list" id="answers" data-covered={covers}>
        <div className="network-head">
          <h1>{say('network.heading')}</h1>
          <button type="button" className="button-second network-to-map" onClick={() => setMapWanted(true)}>
            {say('network.toMap')}
          </button>
        </div>
        <OwnStrip />
        <TableTabs table={table} entries={network.entries} onTable={openTable} />
        <FilterFields table={table} filter={filter} choices={offered} onSeek={seek} />
        <WeakBar counts={offered.weak} chosen={filter.weak} onChoose={(weak) => seek({ weak })} />
        <div className="listed">
          <p role="status">
            {say('network.listed', { count: listed.length, shown: number(listed.length), all: number(entries.length) })}
          </p>
          {filter !== NO_FILTER && listed.length < entries.length && (
            <button type="button" className="link" onClick={seekAll}>
              {say('network.seekAll')}
            </button>
          )}
          <ExportMenu table={table} entries={listed} />
        </div>
        {listed.length === 0 ? <p className="network-none">{say('network.none')}</p> : <EntryList entries={listed} />}
      </main>
      <ListPane covers={covers} opened={entry !== undefined} onBack={showList}>
        <NetworkMap dark={dark} table={table} entries={listed} isWeak={shown.weakMap} onWeak={colourMap} />
        {entry && <EntryDetail key={entry.id} entry={entry} takesFocus={arrived.current} onClose={close} />}
        {row !== null && !entry && <p className="network-none">{say('network.rowUnknown', { row })}</p>}
      </ListPane>
    </NetworkContext>
  )
}

/** The entries of a table: places by their names, all others as the data order them. */
function useOrdered(network: Network, table: TableName): readonly Entry[] {
  const words = useWords()
  return useMemo(() => {
    if (table !== 'places') return network.entries[table]
    const { place } = networkWords(network, words)
    const { compare } = new Intl.Collator(words.language)
    return [...network.entries.places].sort((a, b) => compare(place(a.id), place(b.id)))
  }, [network, table, words])
}

/** What the words that are sought are looked for in, in the language of the reader. */
function useSearch(network: Network, q: string): Search {
  const words = useWords()
  const found = useFoundPlaces(q)
  const said = useMemo(() => {
    const known = new Map<Entry, string>()
    const named = networkWords(network, words)
    return (entry: Entry) => {
      const kept = known.get(entry)
      if (kept !== undefined) return kept
      const text = plain(`${titleOf(entry, named).text}\n${subOf(entry, named)}`)
      known.set(entry, text)
      return text
    }
  }, [network, words])
  return useMemo(() => ({ said, found }), [said, found])
}
