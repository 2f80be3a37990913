import type { ReactNode } from 'react'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import { Behind } from './behind.js'
import { columnName } from './column-name.js'
import { useEntryForm } from './entry-context.js'
import { FaultText } from './fault-text.js'
import { fieldId } from './use-entry.js'

/** What stands in a column, and what a control of it needs. */
export function useField(column: string) {
  const words = useWords()
  const { cells, proposed, set, faults } = useEntryForm()
  const id = fieldId(column)
  const fault = faults.get(column)
  return {
    id,
    label: columnName(column, words),
    value: cells[column] ?? proposed[column] ?? '',
    isProposed: cells[column] === undefined && (proposed[column] ?? '') !== '',
    set: (cell: string) => set(column, cell),
    fault: fault && <FaultText fault={fault} />,
    /** What every control says of itself. */
    marks: {
      id,
      'aria-invalid': fault !== undefined,
      'aria-describedby': `${fault ? `${id}-fault ` : ''}${id}-behind`,
    },
  }
}

interface PointedProps {
  readonly column: string
  readonly className?: string
  readonly children: ReactNode
}

/** A field with what stands behind it; pointed at, its words stand out in the text. */
export function Pointed({ column, className = '', children }: PointedProps) {
  const { point } = useEntryForm()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only shows, and the focus shows the same
    <div
      className={`enter-field ${className}`.trim()}
      onFocus={() => point(column)}
      onMouseEnter={() => point(column)}
      onMouseLeave={() => point(null)}
    >
      {children}
      <Behind column={column} />
    </div>
  )
}

interface FieldProps extends PointedProps {
  readonly field: ReturnType<typeof useField>
  /** What was understood; stands beside the label. */
  readonly understood?: string
}

/** A plain control with its label, its fault, and the words behind it. */
export function Field({
  column,
  className,
  field: { id, label, value, isProposed, fault },
  understood = '',
  children,
}: FieldProps) {
  const { say } = useWords()
  return (
    <Pointed column={column} {...(className === undefined ? {} : { className })}>
      <Labelled
        id={id}
        label={label}
        aside={
          <span className="aside">
            {[understood === value ? '' : understood, isProposed ? say('enter.proposed') : '']
              .filter(Boolean)
              .join(' · ')}
          </span>
        }
        fault={fault}
      >
        {children}
      </Labelled>
    </Pointed>
  )
}
