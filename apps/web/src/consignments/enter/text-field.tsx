import type { ReactNode } from 'react'
import { Labelled } from '../../question/labelled.js'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly fault?: ReactNode
  readonly onChange: (text: string) => void
}

/** A line of text with its label and what is wrong with it. */
export function TextField({ id, label, value, hint = '', fault = null, onChange }: TextFieldProps) {
  return (
    <Labelled id={id} label={label} fault={fault}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={500}
        placeholder={hint}
        value={value}
        aria-invalid={Boolean(fault)}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  )
}
