import type { ReachAnswer } from '@karavan/api'
import type { EquipmentKind } from '@karavan/model'
import { useEffect, useState } from 'react'
import { api } from '../api/client.js'
import { useWords } from '../words/words-context.js'
import { reachInWords } from './reach-in-words.js'

/** Before a better value is given: how many links, places and services change with its row, and which. */
export function ReachNote({ row, equipment }: { row: string; equipment: EquipmentKind | null }) {
  const words = useWords()
  const { say, naming } = words
  const [state, setState] = useState<ReachAnswer | 'reading' | 'unknown'>('reading')
  useEffect(() => {
    const leaving = new AbortController()
    setState('reading')
    api.reach(row, equipment, leaving.signal).then(setState, () => {
      if (!leaving.signal.aborted) setState('unknown')
    })
    return () => leaving.abort()
  }, [row, equipment])
  if (state === 'reading') {
    return (
      <p className="note better-reach" role="status">
        {say('sources.reach.reading')}
        <progress aria-label={say('sources.reach.reading')} />
      </p>
    )
  }
  if (state === 'unknown') return <p className="note better-reach">{say('sources.reach.unknown')}</p>
  const lines = reachInWords(state, words)
  if (lines.length === 0) return <p className="note better-reach">{say('sources.reach.none')}</p>
  return (
    <div className="better-reach">
      <p>
        {equipment === null
          ? say('sources.reach')
          : say('sources.reach.kind', { equipment: naming.equipment(equipment) })}
      </p>
      <ul>
        {lines.map(({ count, first }) => (
          <li key={count}>
            <strong>{count}</strong> {first}
          </li>
        ))}
      </ul>
    </div>
  )
}
