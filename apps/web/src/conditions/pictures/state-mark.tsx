import type { PlaceState } from '@karavan/model'
import type { ReactNode } from 'react'
import { MapIcon } from '../../map/map-icon.js'
import { useWords } from '../../words/words-context.js'

/** Whether goods pass a place, as the sign of the map and a word. */
export function StateMark({ state }: { readonly state: PlaceState }) {
  const { say } = useWords()
  return (
    <Sign>
      {state !== 'open' && <MapIcon name={state === 'closed' ? 'mark-shut' : 'mark-limited'} />}
      {say(`conditions.state.${state}`)}
    </Sign>
  )
}

/** A port that is likely to shut, as the sign of the map and a word. */
export function LikelyMark() {
  const { say } = useWords()
  return (
    <Sign>
      <MapIcon name="mark-likely" />
      {say('conditions.weather.likely')}
    </Sign>
  )
}

/** A queue, as the sign of the map and a word. */
export function QueueMark() {
  const { say } = useWords()
  return (
    <Sign>
      <MapIcon name="mark-queue" />
      {say('conditions.queue')}
    </Sign>
  )
}

function Sign({ children }: { readonly children: ReactNode }) {
  return <span className="verdict">{children}</span>
}
