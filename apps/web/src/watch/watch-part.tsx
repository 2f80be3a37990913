import { useEffect, useState } from 'react'
import { partIn } from '../shell/parts.js'
import { SubscriptionsPage } from '../subscriptions/subscriptions-page.js'
import { useWords } from '../words/words-context.js'
import { WATCH_PATHS, type WatchPath } from './paths.js'
import { WatchPage } from './watch-page.js'

const TITLES = { watch: 'watch.title', subscriptions: 'subscriptions.title' } as const

/** What is watched, or who is told of it; the address says which. */
export default function WatchPart() {
  const { say } = useWords()
  const [seen, setSeen] = useState(seenIn)
  useEffect(() => {
    const follow = () => {
      if (partIn(location.pathname) === 'watch') setSeen(seenIn())
    }
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  useEffect(() => {
    document.title = say(TITLES[seen])
  }, [say, seen])
  return seen === 'subscriptions' ? <SubscriptionsPage back={WATCH_PATHS.watch} /> : <WatchPage />
}

function seenIn(): WatchPath {
  return location.pathname === WATCH_PATHS.subscriptions ? 'subscriptions' : 'watch'
}
