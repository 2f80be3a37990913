import type { CountryCode } from '@karavan/model'
import type { ReactNode } from 'react'
import { Flag } from '../../flags/flag.js'
import { Combobox } from '../../question/combobox.js'
import type { Search } from '../../question/use-search.js'
import { useWords } from '../../words/words-context.js'
import { listIn, withListed, withoutListed } from './cells.js'
import { useEntryForm } from './entry-context.js'
import { Pointed, useField } from './field.js'

interface ChipsFieldProps<Item> {
  readonly column: string
  readonly hint: string
  readonly search: Search<Item>
  readonly itemId: (item: Item) => string
  readonly option: (item: Item) => ReactNode
  readonly nameOf: (id: string) => string
  readonly countryOf?: (id: string) => CountryCode | undefined
}

/** Several things, each found by typing and taken out again by a press. */
export function ChipsField<Item>(props: ChipsFieldProps<Item>) {
  const { column, hint, search, itemId, option, nameOf, countryOf = () => undefined } = props
  const { say } = useWords()
  const { unchosen, setUnchosen } = useEntryForm()
  const { id, label, value, set, fault } = useField(column)
  const typed = unchosen[column] ?? ''
  return (
    <Pointed column={column} className="enter-chips">
      <Combobox<Item>
        id={id}
        label={label}
        hint={hint}
        shown={typed}
        pending={typed}
        search={search}
        itemId={itemId}
        option={option}
        onType={(text) => setUnchosen(column, text)}
        onChoose={(item) => set(withListed(value, itemId(item)))}
        onBackspace={() => set(listIn(value).slice(0, -1).join(' '))}
        fault={fault}
        before={
          <div className="chips">
            {listIn(value).map((one) => {
              const country = countryOf(one)
              return (
                <button
                  key={one}
                  type="button"
                  className="chip enter-chip"
                  aria-label={say('enter.chip.remove', { what: nameOf(one) })}
                  onClick={() => set(withoutListed(value, one))}
                >
                  {country && <Flag country={country} />}
                  <span className="enter-chip-name">{nameOf(one)}</span>
                  <span aria-hidden="true">×</span>
                </button>
              )
            })}
          </div>
        }
      />
    </Pointed>
  )
}

interface ToggleChipsProps {
  readonly column: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

/** Several of a few things, each put in and taken out by a press. */
export function ToggleChips({ column, choices }: ToggleChipsProps) {
  const { id, label, value, set } = useField(column)
  const chosen = listIn(value)
  return (
    <Pointed column={column} className="enter-wide">
      <fieldset className="toggles" id={id} tabIndex={-1}>
        <legend>{label}</legend>
        {choices.map((choice) => {
          const isChosen = chosen.includes(choice.value)
          const change = isChosen ? withoutListed : withListed
          return (
            <button
              key={choice.value}
              type="button"
              className="chip toggle"
              aria-pressed={isChosen}
              onClick={() => set(change(value, choice.value))}
            >
              {choice.text}
            </button>
          )
        })}
      </fieldset>
    </Pointed>
  )
}
