import { TextField } from '../consignments/enter/text-field.js'
import { useWords } from '../words/words-context.js'
import type { TypedThresholds } from './thresholds.js'

interface ThresholdFieldsProps {
  /** What the ids of the fields begin with. */
  readonly id: string
  readonly typed: TypedThresholds
  readonly onChange: (typed: TypedThresholds) => void
}

/** How far an estimate must have moved to be told. */
export function ThresholdFields({ id, typed, onChange }: ThresholdFieldsProps) {
  const { say } = useWords()
  return (
    <>
      <p className="note">{say('subscriptions.moved')}</p>
      {(['hours', 'percent'] as const).map((field) => (
        <TextField
          key={field}
          id={thresholdId(id, field)}
          label={say(`subscriptions.moved.${field}`)}
          value={typed[field]}
          maxLength={12}
          onChange={(text) => onChange({ ...typed, [field]: text })}
        />
      ))}
    </>
  )
}

export function thresholdId(id: string, field: keyof TypedThresholds): string {
  return `${id}-${field}`
}
