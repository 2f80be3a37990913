import { useEffect, useRef } from 'react'
import { useWords } from '../words/words-context.js'
import { type Entries, TABLES, type TableName } from './tables.js'

interface TableTabsProps {
  readonly table: TableName
  readonly entries: Entries
  readonly onTable: (table: TableName) => void
}

/** The tables of the network with how much each holds. */
export function TableTabs({ table, entries, onTable }: TableTabsProps) {
  const { say, number } = useWords()
  const tabs = useRef<HTMLElement>(null)
  // On a narrow screen the tabs are wider than it.
  useEffect(() => {
    const open = tabs.current?.children[TABLES.indexOf(table)]
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [table])
  return (
    <nav className="tables" ref={tabs} aria-label={say('network.tables')}>
      {TABLES.map((name) => (
        <button key={name} type="button" aria-current={name === table} onClick={() => onTable(name)}>
          {say(`network.table.${name}`)}
          <small>{number(entries[name].length)}</small>
        </button>
      ))}
    </nav>
  )
}
