import { API_PREFIX, type StreamHint } from '@karavan/api'
import { useEffect, useState } from 'react'
import { isAsking } from './client.js'
import { inRowAfter, pauseBefore } from './pace.js'

/** How soon it is seen again whether an answer has come that is waited for, ms. */
const ASKED_MS = 500

/** That consignments changed; null where it is not known which. */
type News = ReadonlySet<string> | null
type Listener = (news: News) => void

const listeners = new Set<Listener>()
let source: EventSource | null = null
let gathered: Set<string> | null = new Set()
let isGathering = false
/** How often what was gathered was told without a quiet time between, and when last, ms. */
let [inRow, toldAt] = [0, Number.NEGATIVE_INFINITY]

/** One stream for all who listen, while the page is seen: a browser opens few connections to one server. */
function follow(): void {
  const isWanted = listeners.size > 0 && document.visibilityState === 'visible'
  if (!isWanted) {
    source?.close()
    source = null
    return
  }
  // One that was refused is asked for again when the page is looked at again; until then the page asks as it did.
  if (source !== null && source.readyState !== EventSource.CLOSED) return
  source = new EventSource(`${API_PREFIX}/stream`)
  source.addEventListener('change', ({ data }) => gather((JSON.parse(String(data)) as StreamHint).consignmentId))
  source.addEventListener('again', () => gather(null))
}

function gather(consignmentId: string | null): void {
  if (consignmentId === null) gathered = null
  else gathered?.add(consignmentId)
  if (isGathering) return
  isGathering = true
  inRow = inRowAfter(inRow, Date.now() - toldAt)
  setTimeout(tell, pauseBefore(inRow, Math.random()))
}

/** Tells what was gathered, all together; not while the page waits for an answer, which would be thrown away. */
function tell(): void {
  if (isAsking()) {
    setTimeout(tell, ASKED_MS)
    return
  }
  const news = gathered
  isGathering = false
  gathered = new Set()
  toldAt = Date.now()
  for (const listener of listeners) listener(news)
}

function seenAgain(): void {
  const wasClosed = source === null
  follow()
  // What changed while nobody looked was not heard.
  if (wasClosed && source !== null) gather(null)
}

/**
 * Tells of changes while the page is seen, several at once.
 * @returns ends it
 */
function listenToNews(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', seenAgain)
  listeners.add(listener)
  follow()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) document.removeEventListener('visibilitychange', seenAgain)
    follow()
  }
}

/**
 * How often the server told that something has changed: part of the key of what is read anew.
 * @param consignmentId - of which; all where it is left out, none where it is null
 */
export function useNews(consignmentId?: string | null): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (consignmentId === null) return
    return listenToNews((news) => {
      if (consignmentId === undefined || news === null || news.has(consignmentId)) setCount((before) => before + 1)
    })
  }, [consignmentId])
  return count
}
