import '../../styles/enter.css'
import { api } from '../../api/client.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../conditions-context.js'
import { readIn, useReading } from '../use-reading.js'
import { EntryActions } from './entry-actions.js'

/** What can be done with an order that is open: any can be amended; one that was entered here, corrected and withdrawn. */
export default function OrderActions({ id }: { readonly id: string }) {
  const { say } = useWords()
  const { revision, openEntry } = useLooking()
  const [state] = useReading(`entered ${id} ${revision}`, (signal) => api.entered({ id }, signal))
  const own = readIn(state)?.entries.find((entry) => entry.kind === 'orders')
  return (
    <div className="order-actions">
      <button type="button" className="button-second" onClick={() => openEntry('orders', { amends: id })}>
        {say('enter.amend')}
      </button>
      {own && own.body !== null && <EntryActions entry={own} onWithdrawn={() => openEntry('made')} />}
    </div>
  )
}
