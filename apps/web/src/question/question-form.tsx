import { type FocusEvent, type FormEvent, type ReactNode, useState } from 'react'
import { useWords } from '../words/words-context.js'
import { AvoidField } from './avoid-field.js'
import { CargoFields } from './cargo-fields.js'
import { DangerFields } from './danger-fields.js'
import { type Fault, faultsOf, type QuestionField } from './faults.js'
import { GoodsField } from './goods-field.js'
import { type Place, useKnownPlaces, withChosen } from './known-places.js'
import { PlaceField } from './place-field.js'
import { type Draft, dayFromNow } from './question.js'
import { useUnknownPlaces } from './unknown-places.js'
import { WhenFields } from './when-fields.js'

interface QuestionFormProps {
  readonly draft: Draft
  /** Places that are known, by id. */
  readonly places: ReadonlyMap<string, Place>
  readonly onDraft: (draft: Draft) => void
  readonly onPlace: (place: Place) => void
  readonly onAsk: (draft: Draft) => void
  /** Leaves the question that was asked as it was, where there is one. */
  readonly onLeave: (() => void) | null
}

const PREFIX = 'question-'

/** Id of the input that a fault leads to. */
const inputId = (field: QuestionField) => `${PREFIX}${field}`

/** The question: from, to, what, when, and what to keep clear of. */
export function QuestionForm({ draft, places, onDraft, onPlace, onAsk, onLeave }: QuestionFormProps) {
  const words = useWords()
  const { say } = words
  const [tried, setTried] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [known, changeKnown] = useKnownPlaces()
  const [unknown, lookAt] = useUnknownPlaces()
  const faults = faultsOf(draft, { places, unknown }, dayFromNow(0), words)
  const isSaid = ({ field, said }: Fault) => tried || said === 'typing' || (said === 'left' && left.has(inputId(field)))
  const shownFaults = faults.filter(isSaid)
  const set = (part: Partial<Draft>) => onDraft({ ...draft, ...part })
  const faultOf = (field: QuestionField): ReactNode => {
    const fault = shownFaults.find((one) => one.field === field)
    return fault && <FaultText fault={fault} onFix={() => fix(fault)} />
  }

  function fix({ fix }: Fault) {
    if (fix?.place) onPlace(fix.place)
    if (fix) set(fix.change)
  }

  function onLeaveField({ target, relatedTarget }: FocusEvent) {
    // Asking tells all faults; one that came before would move the button from under the pointer.
    const isAsking = relatedTarget instanceof HTMLButtonElement && relatedTarget.type === 'submit'
    if (isAsking || !target.id.startsWith(PREFIX)) return
    setLeft((before) => new Set(before).add(target.id))
    for (const field of ['from', 'to'] as const) {
      const text = draft[field]
      if (target.id === inputId(field) && text !== '' && !places.has(text) && !unknown.has(text)) lookAt(text)
    }
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    const [first] = faults
    setTried(first !== undefined)
    if (first !== undefined) document.getElementById(inputId(first.field))?.focus()
    else onAsk(draft)
  }

  const nameOf = (field: QuestionField) =>
    field === 'units' ? words.unitsLabel(draft.equipment) : say(`question.${field}`)

  const placeField = (field: 'from' | 'to') => (
    <PlaceField
      id={inputId(field)}
      label={say(`question.${field}`)}
      hint={say(`question.${field}.hint`)}
      value={draft[field]}
      place={places.get(draft[field])}
      known={known}
      fault={faultOf(field)}
      onType={(text) => set({ [field]: text })}
      onChoose={(place) => {
        onPlace(place)
        changeKnown((before) => withChosen(before, place))
        set({ [field]: place.id })
      }}
      onKnown={changeKnown}
    />
  )

  return (
    <form className="question" onSubmit={onSubmit} onBlur={onLeaveField} aria-label={say('question.title')} noValidate>
      <div className="pair">
        {placeField('from')}
        <button
          type="button"
          className="swap"
          aria-label={say('question.swap')}
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
        {placeField('to')}
      </div>
      <CargoFields draft={draft} inputId={inputId} faultOf={faultOf} set={set} />
      <div className="grid-goods">
        <GoodsField
          id={inputId('goods')}
          value={draft.goods}
          fault={faultOf('goods')}
          onChange={(goods) => set({ goods })}
        />
        <DangerFields draft={draft} set={set} />
      </div>
      <WhenFields draft={draft} inputId={inputId} faultOf={faultOf} set={set} />
      <AvoidField
        id={inputId('avoid')}
        value={draft.avoid}
        typed={draft.avoiding}
        places={places}
        fault={faultOf('avoid')}
        onType={(avoiding) => set({ avoiding })}
        onPlace={onPlace}
        onChange={(avoid) => set({ avoid, avoiding: '' })}
      />
      <div className="ask">
        {tried && faults.length > 0 && (
          <p className="ask-faults" role="alert">
            {say('question.faults', { fields: words.list(faults.map(({ field }) => nameOf(field))) })}
          </p>
        )}
        {onLeave && (
          <button type="button" className="button-quiet" onClick={onLeave}>
            {say('question.leave')}
          </button>
        )}
        <button type="submit" className="button">
          {say('question.ask')}
        </button>
      </div>
    </form>
  )
}

function FaultText({ fault, onFix }: { fault: Fault; onFix: () => void }) {
  const { text, fix } = fault
  return (
    <>
      {text}{' '}
      {fix && (
        <button type="button" className="fix" onClick={onFix}>
          {fix.text}
        </button>
      )}
    </>
  )
}
