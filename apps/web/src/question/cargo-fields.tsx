import { EQUIPMENT, EQUIPMENT_KINDS, type EquipmentFamily, isEquipmentKind } from '@karavan/model'
import { useId, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { payloadTonnes } from './faults.js'
import { FaultOf, Labelled } from './labelled.js'
import type { PartProps } from './part-props.js'

/** The kinds as people look for them: boxes by size, wagons by kind, vehicles. */
const GROUPS = (['container', 'wagon', 'vehicle'] as const).map((family: EquipmentFamily) => ({
  family,
  kinds: EQUIPMENT_KINDS.filter((kind) => EQUIPMENT[kind].family === family),
}))

/** In what the goods travel, in how many of them, and how heavy they are. */
export function CargoFields({ draft, inputId, faultOf, set }: PartProps) {
  const words = useWords()
  const { say } = words
  const ids = { equipment: inputId('equipment'), tonnes: inputId('tonnes') }
  const faults = { equipment: faultOf('equipment'), tonnes: faultOf('tonnes') }
  const payload = payloadTonnes(draft)
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
          {GROUPS.map(({ family, kinds }) => (
            <optgroup key={family} label={say(`family.${family}`)}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.equipment(kind)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Labelled>
      <UnitsField label={words.unitsLabel(draft.equipment)} value={draft.units} onChange={(units) => set({ units })} />
      <Labelled id={ids.tonnes} label={say('question.tonnes')}>
        <input
          id={ids.tonnes}
          type="text"
          inputMode="decimal"
          placeholder={say('question.tonnes.most', {
            tonnes: payload < 100 ? words.tenths(Math.floor(payload * 10) / 10) : words.number(Math.floor(payload)),
          })}
          value={draft.tonnes}
          aria-invalid={Boolean(faults.tonnes)}
          aria-describedby={faults.tonnes ? `${ids.tonnes}-fault` : undefined}
          onChange={({ target }) => set({ tonnes: target.value.trim() })}
        />
      </Labelled>
      <FaultOf id={ids.equipment}>{faults.equipment}</FaultOf>
      <FaultOf id={ids.tonnes}>{faults.tonnes}</FaultOf>
    </div>
  )
}

interface UnitsFieldProps {
  readonly label: string
  readonly value: number
  readonly onChange: (units: number) => void
}

/** A whole number from 1 to 9999; while it is typed, the field may hold anything. */
function UnitsField({ label, value, onChange }: UnitsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Labelled id={id} label={label}>
      <input
        id={id}
        type="number"
        min={1}
        max={9999}
        value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value)
          const units = Number(target.value)
          if (Number.isInteger(units) && units >= 1 && units <= 9999) onChange(units)
        }}
        onBlur={() => setTyped(null)}
      />
    </Labelled>
  )
}
