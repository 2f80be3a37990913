import { FaultOf } from '../../question/labelled.js'
import { useFault } from './faults-context.js'
import { FormField } from './form-field.js'

interface ChoiceFieldProps<Word extends string> {
  readonly id: string
  readonly label: string
  readonly value: Word
  readonly choices: readonly { readonly value: Word; readonly text: string }[]
  readonly onChange: (word: Word) => void
}

/** One of a few words, chosen from a list. */
export function ChoiceField<Word extends string>({ id, label, value, choices, onChange }: ChoiceFieldProps<Word>) {
  const { marks } = useFault(id)
  return (
    <FormField id={id} label={label}>
      <select
        {...marks}
        value={value}
        onChange={({ target }) => onChange(choices.find((choice) => choice.value === target.value)?.value ?? value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </FormField>
  )
}

interface TogglesProps<Item> {
  /** Stands for the whole; a fault leads here. */
  readonly id: string
  readonly legend: string
  readonly items: readonly { readonly value: Item; readonly text: string }[]
  readonly chosen: readonly Item[]
  readonly onChange: (chosen: readonly Item[]) => void
}

/** Some of a few things, each turned on and off. */
export function Toggles<Item extends string | number>({ id, legend, items, chosen, onChange }: TogglesProps<Item>) {
  const { fault } = useFault(id)
  return (
    <fieldset className="toggles enter-wide" id={id} tabIndex={-1} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{legend}</legend>
      {items.map(({ value, text }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {text}
        </label>
      ))}
      <FaultOf id={id} className="toggles-fault">
        {fault}
      </FaultOf>
    </fieldset>
  )
}
