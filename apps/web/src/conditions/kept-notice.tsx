import type { LocationId } from '@karavan/model'
import { useWords } from '../words/words-context.js'

/** What was entered last. */
export interface Kept {
  readonly id: string
  readonly title: string
  /** The place that it is of; null for an order. */
  readonly place: LocationId | null
  /** A count of which it is not said how many are handled a day, so that plans may not use it. */
  readonly isUnrated: boolean
}

interface KeptNoticeProps {
  readonly kept: Kept | null
  readonly onLeave: () => void
}

/** Says that something was kept, until it is put away. */
export function KeptNotice({ kept, onLeave }: KeptNoticeProps) {
  const { say } = useWords()
  return (
    <div className="kept" role="status">
      {kept && (
        <>
          <p>
            {say(kept.isUnrated ? 'enter.kept.only' : 'enter.kept', { title: kept.title })} <code>{kept.id}</code>
          </p>
          {kept.isUnrated && <p>{say('enter.kept.unrated')}</p>}
          <button type="button" className="button-quiet" onClick={onLeave}>
            {say('enter.kept.leave')}
          </button>
        </>
      )}
    </div>
  )
}
