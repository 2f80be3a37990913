import type { ReactNode } from 'react'
import { useWords } from '../words/words-context.js'

interface ListPaneProps {
  /** Whether it covers the list on a narrow screen. */
  readonly covers: boolean
  /** Whether something of the list is open in it. */
  readonly opened: boolean
  /** Whether something is being entered in it. */
  readonly entering?: boolean
  /** Uncovers the list. */
  readonly onBack: () => void
  readonly children: ReactNode
}

/** What stands beside a list: its map, and what was opened of it. */
export function ListPane({ covers, opened, entering = false, onBack, children }: ListPaneProps) {
  const { say } = useWords()
  return (
    <div className="plan-pane network-pane" data-covers={covers} data-opened={opened} data-entering={entering}>
      <button type="button" className="button-second back" onClick={onBack}>
        {say('network.toList')}
      </button>
      {children}
    </div>
  )
}
