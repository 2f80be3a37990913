import type { Weakness } from '@karavan/model'
import { useMemo } from 'react'
import { MapView } from '../map/map-view.js'
import { useWords } from '../words/words-context.js'
import { courseOf } from './course-of.js'
import { countsByWeakness } from './filter.js'
import { useBrowsing } from './network-context.js'
import { WeakMark } from './pictures/weak-mark.js'
import type { Entry, TableName } from './tables.js'
import { weakOnMap } from './weak-colours.js'

interface NetworkMapProps {
  readonly dark: boolean
  readonly table: TableName
  /** What is listed. */
  readonly entries: readonly Entry[]
  readonly isWeak: boolean
  readonly onWeak: (isWeak: boolean) => void
}

/** The map of what is listed: coloured by how weak it is where that is wanted, and looking at what is open. */
export function NetworkMap({ dark, table, entries, isWeak, onWeak }: NetworkMapProps) {
  const { say } = useWords()
  const { network, open, opened } = useBrowsing()
  const entry = opened === null ? undefined : network.entryOf(opened)
  const look = useMemo(() => {
    const course = entry === undefined ? [] : courseOf(entry, network)
    return course.length === 0 ? null : { course }
  }, [entry, network])
  const weak = useMemo(() => (isWeak ? weakOnMap(entries) : undefined), [isWeak, entries])
  return (
    <div className="network-map">
      <MapView dark={dark} look={look} {...(weak === undefined ? {} : { weak })} onPlace={({ id }) => open(id)} />
      <div className="weak-card">
        <label>
          <input type="checkbox" checked={isWeak} onChange={({ target }) => onWeak(target.checked)} />
          {say('network.map.weak')}
        </label>
        {isWeak && <WeakLegend table={table} entries={entries} />}
      </div>
    </div>
  )
}

/** How much of what is listed is how weak, with the colours of the map. */
function WeakLegend({ table, entries }: { readonly table: TableName; readonly entries: readonly Entry[] }) {
  const { say, percent, number } = useWords()
  const counts = [...countsByWeakness(entries)].filter(([, count]) => count > 0)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (most === undefined) return <p>{say('network.map.nothing')}</p>
  const share = (count: number) => percent(count / entries.length)
  const levelName = (level: Weakness) => say(`network.weak.${level}`)
  return (
    <>
      <p>
        {say('network.map.share', {
          table: say(`network.table.${table}`),
          share: share(most[1]),
          level: levelName(most[0]),
        })}
      </p>
      <ul>
        {counts.map(([level, count]) => (
          <li key={level}>
            <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
              <path className={`draw-weak-${level}`} d="M0 4H24" />
            </svg>
            <WeakMark weakness={level} />
            {levelName(level)}
            <small>{number(count)}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
