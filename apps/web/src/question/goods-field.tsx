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

/** Goods by HS code or by words; what is chosen is the code. */
export function GoodsField({ value, fault, onChange }: GoodsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [goods, setGoods] = useState<Goods>([])
  const [chosen, setChosen] = useState<Goods[number] | null>(null)
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const wanted = (typed ?? value).trim()

  useEffect(() => {
    if (wanted === '') {
      setGoods([])
      return
    }
    const leaving = new AbortController()
    const pause = setTimeout(() => {
      api.goods(wanted, leaving.signal).then(
        (answer) => {
          setGoods(answer.goods)
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

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (goods.length > 0) setActive((active + step + goods.length) % goods.length)
    } else if (event.key === 'Enter' && open && goods[active]) {
      event.preventDefault()
      choose(goods[active])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    }
  }

  const words = (chosen?.hs === value ? chosen : goods.find(({ hs }) => hs === value))?.text
  const showList = open && typed !== null && goods.length > 0
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
        aria-activedescendant={showList ? `${id}-${active}` : undefined}
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
              aria-selected={i === active}
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
