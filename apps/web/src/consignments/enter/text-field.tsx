import { type ReactNode, useId } from 'react'
import { useFault } from './faults-context.js'
import { FormField } from './form-field.js'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  /** Beside the label. */
  readonly aside?: ReactNode
  /** What may be meant; anything else can be typed. */
  readonly offers?: readonly { readonly value: string; readonly text?: string }[]
  readonly maxLength?: number
  readonly onChange: (text: string) => void
}

/** A line of text with its label and what is wrong with it. */
export function TextField({ id, label, value, hint = '', aside, offers, maxLength = 500, onChange }: TextFieldProps) {
  const { marks } = useFault(id)
  const list = useId()
  return (
    <FormField id={id} label={label} aside={aside}>
      <input
        {...marks}
        type="text"
        autoComplete="off"
        maxLength={maxLength}
        placeholder={hint}
        list={offers === undefined ? undefined : list}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {offers && (
        <datalist id={list}>
          {offers.map((offer) => (
            <option key={offer.value} value={offer.value}>
              {offer.text}
            </option>
          ))}
        </datalist>
      )}
    </FormField>
  )
}
