import { useCallback } from 'react'
import { ruleSaid } from '../../network/say-entry.js'
import { Combobox } from '../../question/combobox.js'
import type { Search } from '../../question/use-search.js'
import { useWords } from '../../words/words-context.js'
import { useLooking, usePlaceName } from '../conditions-context.js'
import type { Register } from '../register.js'
import { useEntryForm } from './entry-context.js'
import { Pointed, useField } from './field.js'
import { hasWords } from './has-words.js'

type KnownOrder = Register['orders'][number]

const MOST = 9

/** The order that is extended, narrowed, excepted from or lifted, found by its number, its words or its places. */
export function AmendsField() {
  const words = useWords()
  const { say } = words
  const { register } = useLooking()
  const placeName = usePlaceName()
  const { unchosen, setUnchosen } = useEntryForm()
  const { id, label, value, set, fault } = useField('amends')
  const known = register.orderOf(value)
  const named = ({ number, ...order }: KnownOrder) => {
    const { text } = ruleSaid(order, 'title', words)
    return number ? `${say('conditions.number', { number })} · ${text}` : text
  }
  const search: Search<KnownOrder> = useCallback(
    async (text) => {
      const items = register.orders.filter(({ id, number = '', title, issuer, places }) =>
        hasWords([id, number, title, issuer, ...places.map(placeName)].join(' '), text),
      )
      const latest = items.toSorted((a, b) => (b.from ?? 0) - (a.from ?? 0)).slice(0, MOST)
      return items.length === 0
        ? { items, note: say('enter.amends.unknown', { text }), sure: false }
        : { items: latest, sure: items.length === 1 }
    },
    [register, placeName, say],
  )
  const typed = unchosen['amends'] ?? ''
  return (
    <Pointed column="amends" className="enter-wide">
      <Combobox<KnownOrder>
        id={id}
        label={label}
        hint={say('enter.amends.hint')}
        shown={known === undefined ? typed || value : named(known)}
        pending={typed}
        search={search}
        itemId={(order) => order.id}
        option={(order) => (
          <>
            <span className="option-name">{named(order)}</span>
            <span className="option-kind">
              {[order.issuer, order.from === null ? '' : words.longDate(order.from)].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
        onType={(text) => {
          if (value !== '') set('')
          setUnchosen('amends', text)
        }}
        onChoose={(order) => set(order.id)}
        fault={fault}
      />
    </Pointed>
  )
}
