import type { PlaceAnswer } from '@karavan/api'
import { EQUIPMENT, isEquipmentKind } from '@karavan/model'
import { type FormEvent, useId, useState } from 'react'
import { EQUIPMENT_GROUPS, equipmentName, payloadTonnes, unitsLabel } from '../words/equipment.js'
import { isoDate } from '../words/format.js'
import { AvoidField } from './avoid-field.js'
import { EXAMPLES } from './examples.js'
import { GoodsField } from './goods-field.js'
import { PlaceField } from './place-field.js'
import { type Draft, keepsTemperature, missing, tomorrow } from './question.js'

interface QuestionFormProps {
  readonly draft: Draft
  readonly names: ReadonlyMap<string, string>
  readonly onDraft: (draft: Draft) => void
  readonly onPlace: (place: PlaceAnswer) => void
  readonly onAsk: (draft: Draft) => void
  /** Leaves the question that was asked as it was, where there is one. */
  readonly onLeave: (() => void) | null
}

/** The question: from, to, what, when, and what to keep clear of. */
export function QuestionForm({ draft, names, onDraft, onPlace, onAsk, onLeave }: QuestionFormProps) {
  const [fault, setFault] = useState<ReturnType<typeof missing>>(null)
  const set = (part: Partial<Draft>) => {
    onDraft({ ...draft, ...part })
    setFault(null)
  }
  const place = (field: 'from' | 'to') => (value: string, found: PlaceAnswer | null) => {
    if (found) onPlace(found)
    set({ [field]: value })
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const lack = missing(draft)
    setFault(lack)
    if (lack === null) onAsk(draft)
  }

  return (
    <form className="question" onSubmit={onSubmit} aria-label="The question" noValidate>
      <div className="pair">
        <PlaceField
          label="From"
          hint="Kuryk, Құрық, KZKUR …"
          value={draft.from}
          name={names.get(draft.from)}
          fault={fault?.field === 'from' ? fault.text : undefined}
          onChange={place('from')}
        />
        <button
          type="button"
          className="swap"
          aria-label="Swap from and to"
          onClick={() => set({ from: draft.to, to: draft.from })}
        >
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <path
              d="M4 7h11m0 0-3-3m3 3-3 3M16 13H5m0 0 3-3m-3 3 3 3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
            />
          </svg>
        </button>
        <PlaceField
          label="To"
          hint="Klaipėda, ფოთი, 霍尔果斯 …"
          value={draft.to}
          name={names.get(draft.to)}
          fault={fault?.field === 'to' ? fault.text : undefined}
          onChange={place('to')}
        />
      </div>
      <CargoFields draft={draft} fault={fault?.field === 'tonnes' ? fault.text : undefined} set={set} />
      <GoodsRow draft={draft} fault={fault?.field === 'goods' ? fault.text : undefined} set={set} />
      <WhenFields draft={draft} set={set} />
      <AvoidField value={draft.avoid} onChange={(avoid) => set({ avoid })} />
      <div className="ask">
        {onLeave && (
          <button type="button" className="button-quiet" onClick={onLeave}>
            Leave as it was
          </button>
        )}
        <button type="submit" className="button">
          Find the ways
        </button>
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly fault?: string | undefined
  readonly set: (part: Partial<Draft>) => void
}

function CargoFields({ draft, fault, set }: PartProps) {
  const id = useId()
  const { family } = EQUIPMENT[draft.equipment]
  return (
    <div className="grid-cargo">
      <div className="field">
        <label htmlFor={`${id}-equipment`}>In what</label>
        <select
          id={`${id}-equipment`}
          value={draft.equipment}
          onChange={({ target }) => {
            if (isEquipmentKind(target.value)) set({ equipment: target.value })
          }}
        >
          {EQUIPMENT_GROUPS.map(({ name, kinds }) => (
            <optgroup key={name} label={name}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {equipmentName(kind)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-units`}>{unitsLabel(draft.equipment)}</label>
        <input
          id={`${id}-units`}
          type="number"
          min={1}
          max={9999}
          value={draft.units}
          onChange={({ target }) => set({ units: Math.max(1, Math.min(9999, Math.round(Number(target.value)) || 1)) })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-tonnes`}>Tonnes of goods</label>
        <input
          id={`${id}-tonnes`}
          type="text"
          inputMode="decimal"
          placeholder={`at most ${Math.floor(payloadTonnes(draft.equipment, draft.units))}`}
          value={draft.tonnes}
          aria-invalid={fault !== undefined}
          onChange={({ target }) => set({ tonnes: target.value.trim() })}
        />
        {fault && <p className="fault">{fault}</p>}
      </div>
      {family === 'container' && !keepsTemperature(draft.equipment) && draft.temperature && (
        <p className="note">A dry box keeps no temperature: take a reefer.</p>
      )}
    </div>
  )
}

function GoodsRow({ draft, fault, set }: PartProps) {
  const id = useId()
  return (
    <div className="grid-goods">
      <GoodsField value={draft.goods} fault={fault} onChange={(goods) => set({ goods })} />
      <div className="field">
        <label htmlFor={`${id}-dg`}>Dangerous goods</label>
        <select id={`${id}-dg`} value={draft.dg} onChange={({ target }) => set({ dg: target.value })}>
          <option value="">none</option>
          {DG_CLASSES.map(([value, words]) => (
            <option key={value} value={value}>
              {value} {words}
            </option>
          ))}
        </select>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.temperature}
          onChange={({ target }) => set({ temperature: target.checked })}
        />
        Keep at a temperature
      </label>
    </div>
  )
}

/** Classes of the UN Model Regulations on the transport of dangerous goods. */
const DG_CLASSES = [
  ['1', 'explosives'],
  ['2.1', 'flammable gas'],
  ['2.2', 'non-flammable gas'],
  ['2.3', 'toxic gas'],
  ['3', 'flammable liquid'],
  ['4.1', 'flammable solid'],
  ['4.2', 'self-heating'],
  ['4.3', 'dangerous when wet'],
  ['5.1', 'oxidizing'],
  ['5.2', 'organic peroxide'],
  ['6.1', 'toxic'],
  ['6.2', 'infectious'],
  ['7', 'radioactive'],
  ['8', 'corrosive'],
  ['9', 'other dangers'],
] as const

function WhenFields({ draft, set }: PartProps) {
  const id = useId()
  const today = isoDate(Math.floor(Date.now() / 60_000))
  return (
    <div className="pair-plain">
      <div className="field">
        <label htmlFor={`${id}-ready`}>Goods ready</label>
        <input
          id={`${id}-ready`}
          type="date"
          min={today}
          value={draft.ready}
          onChange={({ target }) => set({ ready: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-deadline`}>
          Deadline <span className="optional">if any</span>
        </label>
        <input
          id={`${id}-deadline`}
          type="date"
          min={draft.ready || tomorrow()}
          value={draft.deadline}
          onChange={({ target }) => set({ deadline: target.value })}
        />
      </div>
    </div>
  )
}

/** Questions that are asked with one press. */
export function Examples({ onAsk }: { onAsk: (draft: Draft) => void }) {
  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title" className="eyebrow">
        Six questions from the corridor’s news
      </h2>
      <ul>
        {EXAMPLES.map((example) => (
          <li key={example.title}>
            <button type="button" className="example" onClick={() => onAsk(example.draft)}>
              <strong>{example.title}</strong>
              <span>{example.cargo}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
