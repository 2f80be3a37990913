import type { ReactNode } from 'react'
import { useEntryForm } from './entry-context.js'
import { fieldId } from './use-entry.js'

interface GroupProps {
  readonly title: string
  /** Beneath the title. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** Fields about one thing. */
export function Group({ title, note, children }: GroupProps) {
  return (
    <fieldset className="enter-group">
      <legend>{title}</legend>
      {note && <p className="enter-note">{note}</p>}
      <div className="enter-grid">{children}</div>
    </fieldset>
  )
}

interface MoreProps extends Omit<GroupProps, 'note'> {
  readonly columns: readonly string[]
}

/** Fields that are seldom needed, folded away unless one of them says something. */
export function More({ title, columns, children }: MoreProps) {
  const { cells, faults } = useEntryForm()
  const says = columns.some((column) => (cells[column] ?? '') !== '' || faults.has(column))
  return (
    <details className="enter-more" open={says || undefined} id={fieldId('more')}>
      <summary>{title}</summary>
      <div className="enter-grid">{children}</div>
    </details>
  )
}
