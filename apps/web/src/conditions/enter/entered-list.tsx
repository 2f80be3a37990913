import type { EnteredVersion } from '@karavan/api'
import type { QueueCount, StatusReport } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { EntryActions } from './entry-actions.js'
import { titleOf, versionInWords } from './say-entered.js'

interface EnteredListProps {
  /** The latest version of each, the latest first. */
  readonly entries: readonly EnteredVersion[]
}

/** Everything that was entered here, the withdrawn too. */
export function EnteredList({ entries }: EnteredListProps) {
  const { say } = useWords()
  if (entries.length === 0) return <p className="network-none">{say('enter.made.none')}</p>
  return (
    <ul className="entered">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id}`}>
          <EnteredLine entry={entry} />
          <EntryActions entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function EnteredLine({ entry }: { readonly entry: EnteredVersion }) {
  const words = useWords()
  const { say } = words
  const { openOrder, openPlace } = useLooking()
  const nameOf = usePlaceName()
  const { kind, id, body } = entry
  const title = titleOf(entry, words, nameOf)
  const open = () => (kind === 'orders' ? openOrder(id) : openPlace((body as StatusReport | QueueCount).place))
  return (
    <>
      <p className="eyebrow">
        {say(`enter.kind.${kind}`)}
        {body === null && <span className="withdrawn">{say('enter.withdrawn')}</span>}
      </p>
      {body === null ? (
        <strong>{title}</strong>
      ) : (
        <button type="button" className="link entered-open" onClick={open}>
          {title}
        </button>
      )}
      <p className="entry-sub">{versionInWords(entry, words)}</p>
    </>
  )
}
