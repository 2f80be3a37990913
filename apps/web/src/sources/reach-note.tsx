import type { ReachAnswer } from '@karavan/api'
import { useEffect, useState } from 'react'
import { api } from '../api/client.js'
import { useWords } from '../words/words-context.js'
import { reachInWords } from './reach-in-words.js'

/** Before a better value is given: how many links, places and services change with its row, and which. */
export function ReachNote({ row }: { row: string }) {
  const words = useWords()
  const { say } = words
  const [state, setState] = useState<ReachAnswer | 'reading' | 'unknown'>('reading')
  useEffect(() => {
    const leaving = new AbortController()
    setState('reading')
    api.reach(row, leaving.signal).then(setState, () => {
      if (!leaving.signal.aborted) setState('unknown')
    })
    return () => leaving.abort()
  }, [row])
  if (typeof state === 'string') return <p className="note better-reach">{say(`sources.reach.${state}`)}</p>
  const lines = reachInWords(state, words)
  if (lines.length === 0) return <p className="note better-reach">{say('sources.reach.none')}</p>
  return (
    <div className="better-reach">
      <p>{say('sources.reach')}</p>
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
