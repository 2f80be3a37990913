import type { GoodsAnswer } from '@karavan/api'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { api } from '../api/client.js'

interface GoodsFieldProps {
  /** HS code, or empty. */
  readonly value: string
  readonly fault?: string | undefined
  readonly onChange: (hs: string) => void
}

type Goods = GoodsAnswer['goods']
type Found = { readonly text: string; readonly goods: Goods }

const NOTHING: Found = { text: '', goods: [] }

/** Goods by HS code or by words; what is chosen is the code. */
export function GoodsField({ value, fault, onChange }: GoodsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<Found>(NOTHING)
  const [chosen, setChosen] = useState<Goods[number] | null>(null)
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const wanted = (typed ?? value).trim()

  useEffect(() => {
    if (wanted === '') {
      setFound(NOTHING)
      return
    }
    const leaving = new AbortController()
    const pause = setTimeout(() => {
      api.goods(wanted, leaving.signal).then(
        (answer) => {
          setFound({ text: wanted, goods: answer.goods })
          setActive(0)
        },
        () => undefined,
      )
    }, 120)
    return () => {
      clearTimeout(pause)
      leaving.abort()
    }
  }, [wanted])

  function choose(item: Goods[number]) {
    setChosen(item)
    setTyped(null)
    setOpen(false)
    onChange(item.hs)
  }

  const { goods } = found
  const belongs = found.text === wanted
  const showList = open && typed !== null && goods.length > 0
  const current = showList && belongs ? goods[active] : undefined

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (belongs && goods.length > 0) setActive((active + step + goods.length) % goods.length)
    } else if (event.key === 'Enter' && current) {
      event.preventDefault()
      choose(current)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    }
  }

  const words = (chosen?.hs === value ? chosen : goods.find(({ hs }) => hs === value))?.text
  return (
    <div className="field place">
      <label htmlFor={id}>Goods</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder="HS code or words: 1003, barley"
        value={typed ?? (value === '' ? '' : words ? `${value} ${words}` : value)}
        aria-expanded={showList}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${active}` : undefined}
        aria-invalid={fault !== undefined}
        onChange={(event) => {
          const text = event.target.value
          setTyped(text)
          setOpen(true)
          onChange(text.trim())
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {fault && <p className="fault">{fault}</p>}
      <div className="options" hidden={!showList}>
        <div role="listbox" id={`${id}-list`} aria-label="Goods">
          {goods.map((item, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
            <div
              key={item.hs}
              id={`${id}-${i}`}
              role="option"
              aria-selected={belongs && i === active}
              tabIndex={-1}
              className="option"
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setActive(i)}
              onClick={() => choose(item)}
            >
              <span className="country">{item.hs}</span>
              <span className="option-name">{item.text}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
