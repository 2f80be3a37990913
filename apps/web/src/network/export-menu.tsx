import { questionParameters } from '@karavan/api'
import { formatDate } from '@karavan/core'
import { useState } from 'react'
import { readFile } from '../api/client.js'
import { saveFile } from '../take/save-file.js'
import { useWords } from '../words/words-context.js'
import { asCsv, asJson, feedServices, fileName } from './exports.js'
import { useBrowsing } from './network-context.js'
import type { Entry, EntryOf, TableName } from './tables.js'

interface ExportMenuProps {
  readonly table: TableName
  /** What is seen. */
  readonly entries: readonly Entry[]
}

/** What is seen, as files. */
export function ExportMenu({ table, entries }: ExportMenuProps) {
  const { say, number } = useWords()
  const { network } = useBrowsing()
  const [fails, setFails] = useState(false)
  const services = entries.filter((entry): entry is EntryOf<'services'> => entry.table === 'services')
  const feed = feedServices(services)
  const named = (what: string, ending: string) =>
    fileName(what, formatDate(Math.floor(Date.now() / 60_000)), network.version, ending)
  const save = (text: string, type: string, ending: string) =>
    saveFile(new Blob([text], { type }), named(table, ending))
  const saveFeed = async () => {
    setFails(false)
    try {
      saveFile(await readFile(`/network/gtfs${questionParameters({ services: feed })}`), named('gtfs', 'zip'))
    } catch {
      setFails(true)
    }
  }
  const names = new Map(network.entries.places.map(({ id, rows: [{ properties }] }) => [id, properties.name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const empty = entries.length === 0
  return (
    <div className="export">
      <span>{say('network.export')}</span>
      <button
        type="button"
        disabled={empty}
        onClick={() => save(asCsv(table, entries as readonly EntryOf<typeof table>[], nameOf), 'text/csv', 'csv')}
      >
        CSV
      </button>
      <button
        type="button"
        disabled={empty}
        onClick={() => save(asJson(table, entries, network.version), 'application/json', 'json')}
      >
        JSON
      </button>
      {table === 'services' && (
        <>
          <button type="button" disabled={feed.length === 0} onClick={saveFeed}>
            GTFS
          </button>
          <small>
            {say('network.export.fixed', {
              count: feed.length,
              fixed: number(feed.length),
              all: number(services.length),
            })}
          </small>
        </>
      )}
      {fails && <small role="alert">{say('network.export.fails')}</small>}
    </div>
  )
}
