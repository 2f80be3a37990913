import { EquipmentOptions } from '../../question/equipment-options.js'
import { useWords } from '../../words/words-context.js'
import { useFault } from './faults-context.js'
import { Folded } from './folded.js'
import { FormField } from './form-field.js'
import { checkNumber } from './number-check.js'
import type { RowProps } from './row-props.js'
import { TextField } from './text-field.js'

/** A box, wagon or vehicle with its number; its seals are folded away. */
export function EquipmentRow({ row: piece, id, put }: RowProps<'equipment'>) {
  const words = useWords()
  const { say } = words
  const kind = useFault(`${id}-kind`)
  const number = useFault(`${id}-number`)
  const check = checkNumber(piece.kind, piece.number, words)
  return (
    <>
      <FormField id={`${id}-kind`} label={say('question.equipment')}>
        <select
          {...kind.marks}
          value={piece.kind}
          onChange={({ target }) => put({ ...piece, kind: target.value as typeof piece.kind })}
        >
          <EquipmentOptions />
        </select>
      </FormField>
      <FormField
        id={`${id}-number`}
        label={say('consignments.number')}
        aside={check.verdict === 'valid' && <span className="aside number-valid">{check.text}</span>}
      >
        <input
          {...number.marks}
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={piece.number}
          onChange={({ target }) => put({ ...piece, number: target.value })}
        />
      </FormField>
      <Folded title={say('consignments.more.equipment')} isFilled={piece.seals !== ''}>
        <div className="enter-grid">
          <TextField
            id={`${id}-seals`}
            label={say('consignments.seals.label')}
            hint={say('consignments.seals.hint')}
            value={piece.seals}
            onChange={(seals) => put({ ...piece, seals })}
          />
        </div>
      </Folded>
    </>
  )
}
