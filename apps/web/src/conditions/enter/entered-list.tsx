import { type LatestVersion, MOST_ENTRIES } from '@karavan/api'
import type { QueueCount, StatusReport } from '@karavan/model'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import { EntryActions } from './entry-actions.js'
import { titleOf, versionInWords } from './say-entered.js'

interface EnteredListProps {
  /** The latest version of each, the latest first. */
  readonly entries: readonly LatestVersion[]
}

/** Everything that was entered here, the withdrawn too. */
export function EnteredList({ entries }: EnteredListProps) {
  const { say, number } = useWords()
  if (entries.length === 0) return <p className="network-none">{say('enter.made.none')}</p>
  return (
    <>
      {entries.length >= MOST_ENTRIES && (
        <p className="note">{say('enter.made.limit', { count: number(entries.length) })}</p>
      )}
      <ul className="entered">
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`}>
            <EnteredLine entry={entry} />
            <EntryActions entry={entry} />
          </li>
        ))}
      </ul>
    </>
  )
}

function EnteredLine({ entry }: { readonly entry: LatestVersion }) {
  const words = useWords()
  const { say } = words
  const { openOrder, openPlace } = useLooking()
  const nameOf = usePlaceName()
  const { kind, id, body, said } = entry
  const title = titleOf(kind, said, words, nameOf)
  const open = () => (kind === 'orders' ? openOrder(id) : openPlace((body as StatusReport | QueueCount).place))
  return (
    <>
      <p className="eyebrow">
        {say(`enter.kind.${kind}`)}
        {body === null && <span className="withdrawn">{say('enter.withdrawn')}</span>}
      </p>
      {body === null ? (
        <>
          <strong>{title}</strong> <code>{id}</code>
        </>
      ) : (
        <button type="button" className="link entered-open" onClick={open}>
          {title}
        </button>
      )}
      <p className="entry-sub">{versionInWords(entry, words)}</p>
    </>
  )
}
