import { CONSIGNMENT_ORDERS, CONSIGNMENT_STATES } from '@karavan/api'
import { useWords } from '../words/words-context.js'
import { NOTHING_SOUGHT } from './address.js'
import { useLooking } from './consignments-context.js'

/** Which consignments are sought, and in which order they stand. */
export function ListFields() {
  const { say } = useWords()
  const { shown, seek } = useLooking()
  return (
    <search className="seek consignments-seek">
      <input
        type="search"
        value={shown.q}
        maxLength={120}
        placeholder={say('consignments.search.example')}
        aria-label={say('consignments.search')}
        onChange={({ target }) => seek({ q: target.value })}
      />
      <label>
        <span className="seek-name">{say('consignments.state')}</span>
        <select
          value={shown.state ?? ''}
          onChange={({ target }) => seek({ state: CONSIGNMENT_STATES.find((one) => one === target.value) ?? null })}
        >
          <option value="">{say('network.any')}</option>
          {CONSIGNMENT_STATES.map((state) => (
            <option key={state} value={state}>
              {say(`consignments.state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="seek-name">{say('consignments.order')}</span>
        <select
          value={shown.order}
          onChange={({ target }) =>
            seek({ order: CONSIGNMENT_ORDERS.find((one) => one === target.value) ?? NOTHING_SOUGHT.order })
          }
        >
          {CONSIGNMENT_ORDERS.map((order) => (
            <option key={order} value={order}>
              {say(`consignments.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="consignments-silent">
        <input type="checkbox" checked={shown.silent} onChange={({ target }) => seek({ silent: target.checked })} />
        {say('consignments.silent')}
      </label>
    </search>
  )
}
