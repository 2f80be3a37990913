import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { FaultOf } from './labelled.js'
import { type Search, useSearch } from './use-search.js'

/** A part of what is offered, under a title. */
interface Offered<Item> {
  readonly title: string
  readonly items: readonly Item[]
}

interface ComboboxProps<Item> {
  /** Id of the input. */
  readonly id: string
  readonly label: string
  readonly hint: string
  /** What the input shows while nobody types in it. */
  readonly shown: string
  /** What of it is still to be looked up; empty where it is chosen. */
  readonly pending: string
  /** Must stay the same function as long as it finds the same. */
  readonly search: Search<Item>
  /** Offered before anything is typed. */
  readonly offered?: readonly Offered<Item>[]
  readonly itemId: (item: Item) => string
  /** @param isOffered - whether it stands there before anything was typed */
  readonly option: (item: Item, isOffered: boolean) => ReactNode
  readonly onType: (text: string) => void
  readonly onChoose: (item: Item) => void
  /** Takes out of what is offered. */
  readonly onForget?: (item: Item) => void
  /** What is offered shows when the input is pressed or typed in, and not yet when it gets the focus. */
  readonly waits?: boolean
  /** The Backspace key in the empty input. */
  readonly onBackspace?: () => void
  readonly fault?: ReactNode
  /** Beneath the list of what is offered. */
  readonly footnote?: string
  /** Beside the label. */
  readonly aside?: ReactNode
  /** Between label and input. */
  readonly before?: ReactNode
  /** In the input, at its start and at its end. */
  readonly start?: ReactNode
  readonly end?: ReactNode
}

/**
 * A text that is looked up while it is typed, with a list to choose from: the combobox of the ARIA patterns, list
 * autocomplete with automatic selection. The list never takes the focus, and where nothing was found no list covers the
 * fields beneath. Enter chooses what is marked, Tab what is sure, also where the answer comes later; Escape closes the
 * list, then empties the field; what is typed stays where nothing is chosen.
 */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { id, label, shown, pending, offered = [], itemId, option, onType, onChoose, onForget, fault } = props
  const { say } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  /** What was wanted when the field was left by Tab before an answer. */
  const [left, setLeft] = useState<string | null>(null)
  const [mark, setMark] = useState<{ readonly of: string; readonly at: number | null }>({ of: '', at: null })
  const wanted = (typed ?? pending).trim()
  const isEmpty = (typed ?? shown) === ''
  const found = useSearch(open || left !== null ? wanted : '', props.search, say('question.list.fault'))

  const groups: readonly { readonly title: string | null; readonly items: readonly Item[] }[] =
    wanted === '' ? offered.filter(({ items }) => items.length > 0) : [{ title: null, items: found?.items ?? [] }]
  const items = groups.flatMap((group) => group.items)
  const isOpen = open && (wanted === '' ? isEmpty && items.length > 0 : true)
  const belongs = wanted === '' || found?.text === wanted
  const first = wanted !== '' && items.length > 0 ? 0 : null
  const active = mark.of === wanted ? mark.at : first
  const current = isOpen && belongs && active !== null ? items[active] : undefined

  const late = left !== null && left === wanted && found?.text === wanted && found.sure ? found.items[0] : undefined
  useEffect(() => {
    if (late === undefined) return
    setLeft(null)
    onChoose(late)
  }, [late, onChoose])

  function point(at: number | null) {
    setMark({ of: wanted, at })
    const item = at === null ? undefined : items[at]
    if (item !== undefined) document.getElementById(optionId(item))?.scrollIntoView({ block: 'nearest' })
  }

  function choose(item: Item) {
    setTyped(null)
    setOpen(false)
    onChoose(item)
  }

  function type(text: string) {
    setTyped(text)
    setLeft(null)
    setOpen(true)
    onType(text.trim())
  }

  function move(step: 1 | -1) {
    setOpen(true)
    if (!isOpen || !belongs || items.length === 0) return
    const from = active ?? (step === 1 ? -1 : items.length)
    point((from + step + items.length) % items.length)
  }

  /** @returns true where the key was for the list */
  function onKey(key: string): boolean {
    const sure = typed !== null && found?.sure === true
    if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Enter' && current !== undefined) choose(current)
    else if (key === 'Escape' && isOpen) setOpen(false)
    else if (key === 'Escape' && !isEmpty) type('')
    else if (key === 'Delete' && wanted === '' && current !== undefined && onForget) onForget(current)
    else {
      if (key === 'Tab' && sure && current !== undefined) choose(current)
      if (key === 'Tab' && typed !== null && !belongs) setLeft(wanted)
      if (key === 'Home' || key === 'End') point(null)
      if (key === 'Backspace' && isEmpty) props.onBackspace?.()
      return false
    }
    return true
  }

  function onKeyDown(event: KeyboardEvent) {
    const composing = event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey
    if (!composing && onKey(event.key)) event.preventDefault()
  }

  const optionId = (item: Item) => `${id}-${itemId(item)}`
  const row = (item: Item) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
    <div
      key={itemId(item)}
      id={optionId(item)}
      role="option"
      aria-selected={item === current}
      tabIndex={-1}
      className="option"
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => item !== current && setMark({ of: wanted, at: items.indexOf(item) })}
      onClick={() => choose(item)}
    >
      {option(item, wanted === '')}
    </div>
  )
  const note = wanted === '' ? null : (found?.note ?? (found === null ? say('question.looking') : null))
  /** Said in place of the fault, which says the same of a text that was left. */
  const isTold = isOpen && belongs && found !== null && note !== null
  const isNothing = isTold && items.length === 0
  const shownFault = isTold ? null : fault
  return (
    <div className="field combobox">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {props.aside}
      </div>
      <div className="combobox-body">
        {props.before}
        <div className="combobox-input">
          {props.start}
          <input
            id={id}
            type="text"
            role="combobox"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={props.hint}
            value={typed ?? shown}
            aria-expanded={isOpen && !isNothing}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={current ? optionId(current) : undefined}
            aria-invalid={Boolean(fault)}
            aria-describedby={shownFault ? `${id}-fault` : undefined}
            onChange={({ target }) => type(target.value)}
            onFocus={({ target }) => {
              target.select()
              setOpen(props.waits !== true)
            }}
            onClick={() => setOpen(true)}
            onBlur={() => {
              setTyped(null)
              setOpen(false)
            }}
            onKeyDown={onKeyDown}
          />
          {props.end}
        </div>
      </div>
      <FaultOf id={id}>{shownFault}</FaultOf>
      {isNothing && <p className="options-none">{note}</p>}
      <div className="options" hidden={!isOpen || isNothing} data-stale={!belongs}>
        {note && !isNothing && <p className="options-note">{note}</p>}
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {groups.map(({ title, items: members }) =>
            title === null ? (
              members.map(row)
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no fieldset
              <div key={title} role="group" aria-label={title}>
                <p className="options-title">{title}</p>
                {members.map(row)}
              </div>
            ),
          )}
        </div>
        {wanted === '' && props.footnote && <p className="options-foot">{props.footnote}</p>}
      </div>
      <p className="unseen" role="status">
        {isOpen && belongs && `${note ?? ''} ${say('question.found', { count: items.length })}`}
      </p>
    </div>
  )
}
