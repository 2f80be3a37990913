import type { ReactNode } from 'react'
import { Labelled } from '../../question/labelled.js'
import { useFault } from './faults-context.js'

interface FormFieldProps {
  /** Id of the control within. */
  readonly id: string
  readonly label: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A control of a form with its label, and what is wrong with it beneath. */
export function FormField(props: FormFieldProps) {
  return <Labelled {...props} fault={useFault(props.id).fault} />
}
