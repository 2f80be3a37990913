import { REFERENCE_TYPES } from '@karavan/model'
import { DayInput } from '../../dates/day-input.js'
import { useWords } from '../../words/words-context.js'
import { ChoiceField } from './choice-field.js'
import { useFault } from './faults-context.js'
import { FormField } from './form-field.js'
import type { RowProps } from './row-props.js'
import { TextField } from './text-field.js'

/** A number under which somebody keeps the consignment. */
export function ReferenceRow({ row: reference, id, put }: RowProps<'references'>) {
  const { say } = useWords()
  return (
    <>
      <ChoiceField
        id={`${id}-type`}
        label={say('consignments.reference')}
        value={reference.type}
        choices={REFERENCE_TYPES.map((value) => ({ value, text: say(`consignments.reference.${value}`) }))}
        onChange={(type) => put({ ...reference, type })}
      />
      <TextField
        id={`${id}-number`}
        label={say('consignments.number')}
        value={reference.number}
        onChange={(number) => put({ ...reference, number })}
      />
    </>
  )
}

/** A document that is kept elsewhere. */
export function DocumentRow({ row: paper, id, put }: RowProps<'documents'>) {
  const { say } = useWords()
  const { marks } = useFault(`${id}-issued`)
  return (
    <>
      <TextField
        id={`${id}-type`}
        label={say('consignments.document.type')}
        value={paper.type}
        onChange={(type) => put({ ...paper, type })}
      />
      <TextField
        id={`${id}-number`}
        label={say('consignments.number')}
        value={paper.number}
        onChange={(number) => put({ ...paper, number })}
      />
      <TextField
        id={`${id}-issuer`}
        label={say('consignments.document.issuer')}
        value={paper.issuer}
        onChange={(issuer) => put({ ...paper, issuer })}
      />
      <FormField id={`${id}-issued`} label={say('consignments.document.date')}>
        <DayInput {...marks} value={paper.issued} onChange={(issued) => put({ ...paper, issued })} />
      </FormField>
    </>
  )
}
