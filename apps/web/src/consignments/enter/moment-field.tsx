import { ownZone } from '../../conditions/enter/typed-time.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { fullMoment } from '../moments.js'
import { useFault } from './faults-context.js'
import { FormField } from './form-field.js'
import { type Writing, writingOf } from './writing.js'

/** How numbers and times are typed here and now. */
export function useWriting(): Writing {
  return writingOf(useWords(), useLooking().now, ownZone())
}

interface MomentFieldProps {
  readonly id: string
  readonly label: string
  /** As it was typed. */
  readonly value: string
  readonly onChange: (text: string) => void
}

/** A day with a time, typed as people write it; what was understood stands beside its label. */
export function MomentField({ id, label, value, onChange }: MomentFieldProps) {
  const words = useWords()
  const { marks } = useFault(id)
  const at = useWriting().readMoment(value)
  const describedBy = [marks['aria-describedby'], `${id}-zone`].filter(Boolean).join(' ')
  return (
    <FormField
      id={id}
      label={label}
      aside={
        at !== null && (
          <span className="aside">{words.say('consignments.report.utc', { at: fullMoment(at, words) })}</span>
        )
      }
    >
      <input
        {...marks}
        aria-describedby={describedBy}
        type="text"
        autoComplete="off"
        placeholder="26.11.2026 13:00"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <small id={`${id}-zone`} className="enter-meaning">
        {words.say('consignments.report.zone', { zone: ownZone() })}
      </small>
    </FormField>
  )
}
