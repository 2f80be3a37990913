import { isEquipmentKind } from '@karavan/model'
import { useState } from 'react'
import { useWords } from '../words/words-context.js'
import { EquipmentOptions } from './equipment-options.js'
import { FaultOf, Labelled } from './labelled.js'
import type { PartProps } from './part-props.js'
import { WeightField } from './weight-field.js'

/** In what the goods travel, in how many of them, and how heavy they are. */
export function CargoFields({ draft, inputId, faultOf, set }: PartProps) {
  const words = useWords()
  const { say } = words
  const ids = { equipment: inputId('equipment'), units: inputId('units'), tonnes: inputId('tonnes') }
  const faults = { equipment: faultOf('equipment'), units: faultOf('units'), tonnes: faultOf('tonnes') }
  return (
    <div className="grid-cargo">
      <Labelled id={ids.equipment} label={say('question.equipment')}>
        <select
          id={ids.equipment}
          value={draft.equipment}
          aria-invalid={Boolean(faults.equipment)}
          aria-describedby={faults.equipment ? `${ids.equipment}-fault` : undefined}
          onChange={({ target }) => {
            if (isEquipmentKind(target.value)) set({ equipment: target.value })
          }}
        >
          <EquipmentOptions />
        </select>
      </Labelled>
      <UnitsField
        id={ids.units}
        label={words.unitsLabel(draft.equipment)}
        value={draft.units}
        isFaulty={Boolean(faults.units)}
        onChange={(units) => set({ units })}
      />
      <WeightField id={ids.tonnes} draft={draft} fault={faults.tonnes} onChange={(tonnes) => set({ tonnes })} />
      <FaultOf id={ids.equipment}>{faults.equipment}</FaultOf>
      <FaultOf id={ids.units} className="fault-of-number">
        {faults.units}
      </FaultOf>
      <FaultOf id={ids.tonnes} className="fault-of-number fault-of-weight">
        {faults.tonnes}
      </FaultOf>
    </div>
  )
}

interface UnitsFieldProps {
  readonly id: string
  readonly label: string
  /** NaN for what is no number. */
  readonly value: number
  readonly isFaulty: boolean
  readonly onChange: (units: number) => void
}

/** How many; what is typed stays as it is, whether so many can be asked for or not. */
function UnitsField({ id, label, value, isFaulty, onChange }: UnitsFieldProps) {
  const { readNumber } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const unitsIn = (text: string) => readNumber(text)?.value ?? Number.NaN
  const shown = typed !== null && Object.is(unitsIn(typed), value) ? typed : Number.isNaN(value) ? '' : String(value)
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={shown}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? `${id}-fault` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange(unitsIn(target.value))
        }}
      />
    </Labelled>
  )
}
