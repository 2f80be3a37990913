import type { Problem } from '@karavan/api'
import { type Consignment, type LocationId, PARTY_ROLES, REFERENCE_TYPES } from '@karavan/model'
import { type FormEvent, type ReactNode, useState } from 'react'
import { DayInput } from '../../dates/day-input.js'
import { usePlaces } from '../../planning/use-places.js'
import { EquipmentOptions } from '../../question/equipment-options.js'
import { GoodsField, useGoodsNames } from '../../question/goods-field.js'
import { useKnownPlaces, withChosen } from '../../question/known-places.js'
import { Labelled } from '../../question/labelled.js'
import { PlaceField } from '../../question/place-field.js'
import { ProblemText } from '../../shell/problem.js'
import { useWords } from '../../words/words-context.js'
import { useLooking } from '../consignments-context.js'
import { type ConsignmentDraft, type DraftList, isWeight, NEW_ROWS } from './draft.js'
import { checkNumber } from './number-check.js'

interface ConsignmentFormProps {
  readonly draft: ConsignmentDraft
  readonly onDraft: (draft: ConsignmentDraft) => void
  /** The plan that it goes by, whose legs and places are given to carriers and terminals; null without one. */
  readonly plan: Pick<NonNullable<Consignment['plan']>, 'legs'> | null
  /** Whether the id can still be chosen. */
  readonly isNew: boolean
  /** Why it was refused. */
  readonly problem: Problem | null
  readonly isSending: boolean
  /** What the button says. */
  readonly act: string
  /** Sends it, with the goods called as their code is where nothing else was said. */
  readonly onSend: (draft: ConsignmentDraft) => void
  readonly onLeave: () => void
  /** What stands above the button. */
  readonly children?: ReactNode
}

/** A consignment to be entered or changed: where from and to, goods, equipment, parties, references, documents. */
export function ConsignmentForm(props: ConsignmentFormProps) {
  const { draft, onDraft, plan, isNew, problem, isSending, act, onSend, onLeave, children } = props
  const words = useWords()
  const { say } = words
  const wrong = draft.equipment.filter(({ kind, number }) => checkNumber(kind, number, words).verdict === 'wrong')
  const isFit =
    draft.from !== '' &&
    draft.to !== '' &&
    wrong.length === 0 &&
    draft.items.every(({ tonnes }) => isWeight(tonnes, words))
  const goodsName = useGoodsNames(draft.items.map(({ hs }) => hs))
  const described = (item: ConsignmentDraft['items'][number]) =>
    item.description.trim() === '' && item.hs !== ''
      ? { ...item, description: goodsName(item.hs) ?? say('consignments.hs', { code: item.hs }) }
      : item
  const change = (part: Partial<ConsignmentDraft>) => onDraft({ ...draft, ...part })
  return (
    <form
      className="enter-form consignment-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (isFit) onSend({ ...draft, items: draft.items.map(described) })
      }}
    >
      <Ends draft={draft} onChange={change} isNew={isNew} isFixed={plan !== null} />
      <Rows list="items" draft={draft} onChange={change}>
        {(item, put, id) => (
          <>
            <GoodsField id={`${id}-hs`} value={item.hs} fault={null} onChange={(hs) => put({ ...item, hs })} />
            <TextField
              id={`${id}-description`}
              label={say('consignments.description')}
              hint={goodsName(item.hs) ?? ''}
              value={item.description}
              onChange={(description) => put({ ...item, description })}
            />
            <TextField
              id={`${id}-tonnes`}
              label={say('consignments.tonnes')}
              value={item.tonnes}
              fault={!isWeight(item.tonnes, words) && say('consignments.tonnes.fault')}
              onChange={(tonnes) => put({ ...item, tonnes })}
            />
          </>
        )}
      </Rows>
      <Rows list="equipment" draft={draft} onChange={change}>
        {(piece, put, id) => {
          const check = checkNumber(piece.kind, piece.number, words)
          return (
            <>
              <Labelled id={`${id}-kind`} label={say('question.equipment')}>
                <select
                  id={`${id}-kind`}
                  value={piece.kind}
                  onChange={({ target }) => put({ ...piece, kind: target.value as typeof piece.kind })}
                >
                  <EquipmentOptions />
                </select>
              </Labelled>
              <Labelled
                id={`${id}-number`}
                label={say('consignments.number')}
                fault={check.verdict === 'wrong' && check.text}
                aside={check.verdict === 'valid' && <span className="aside number-valid">{check.text}</span>}
              >
                <input
                  id={`${id}-number`}
                  type="text"
                  autoComplete="off"
                  autoCapitalize="characters"
                  spellCheck={false}
                  value={piece.number}
                  aria-invalid={check.verdict === 'wrong'}
                  aria-describedby={check.verdict === 'wrong' ? `${id}-number-fault` : undefined}
                  onChange={({ target }) => put({ ...piece, number: target.value })}
                />
              </Labelled>
            </>
          )
        }}
      </Rows>
      <Rows list="parties" draft={draft} onChange={change}>
        {(party, put, id) => (
          <>
            <Labelled id={`${id}-role`} label={say('consignments.role')}>
              <select
                id={`${id}-role`}
                value={party.role}
                onChange={({ target }) => put({ ...party, role: target.value as typeof party.role })}
              >
                {PARTY_ROLES.map((role) => (
                  <option key={role} value={role}>
                    {say(`consignments.role.${role}`)}
                  </option>
                ))}
              </select>
            </Labelled>
            <TextField
              id={`${id}-name`}
              label={say('consignments.name')}
              value={party.name}
              onChange={(name) => put({ ...party, name })}
            />
            <TextField
              id={`${id}-id`}
              label={say('consignments.partyId')}
              value={party.partyId}
              hint={party.name}
              onChange={(partyId) => put({ ...party, partyId })}
            />
            {plan !== null && (
              <PartOfWay party={party} legs={plan.legs} onChange={(part) => put({ ...party, ...part })} />
            )}
          </>
        )}
      </Rows>
      <Rows list="references" draft={draft} onChange={change}>
        {(reference, put, id) => (
          <>
            <Labelled id={`${id}-type`} label={say('consignments.reference')}>
              <select
                id={`${id}-type`}
                value={reference.type}
                onChange={({ target }) => put({ ...reference, type: target.value as typeof reference.type })}
              >
                {REFERENCE_TYPES.map((type) => (
                  <option key={type} value={type}>
                    {say(`consignments.reference.${type}`)}
                  </option>
                ))}
              </select>
            </Labelled>
            <TextField
              id={`${id}-number`}
              label={say('consignments.number')}
              value={reference.number}
              onChange={(number) => put({ ...reference, number })}
            />
          </>
        )}
      </Rows>
      <Rows list="documents" draft={draft} onChange={change}>
        {(paper, put, id) => (
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
            <Labelled id={`${id}-issued`} label={say('consignments.document.date')}>
              <DayInput id={`${id}-issued`} value={paper.issued} onChange={(issued) => put({ ...paper, issued })} />
            </Labelled>
          </>
        )}
      </Rows>
      <div className="enter-act">
        {children}
        <div className="enter-buttons">
          <button type="button" className="button-quiet" onClick={onLeave}>
            {say('consignments.leave')}
          </button>
          <button type="submit" className="button" disabled={isSending || !isFit}>
            {isSending ? say('consignments.sending') : act}
          </button>
        </div>
        {problem && (
          <div className="enter-refused" role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
      </div>
    </form>
  )
}

interface EndsProps {
  readonly draft: ConsignmentDraft
  readonly onChange: (part: Partial<ConsignmentDraft>) => void
  readonly isNew: boolean
  /** The plan says where it goes from and to. */
  readonly isFixed: boolean
}

/** The id, and where the goods go from and to. */
function Ends({ draft, onChange, isNew, isFixed }: EndsProps) {
  const { say } = useWords()
  const { places: named } = useLooking()
  const { places, learn } = usePlaces([draft.from, draft.to])
  const [typed, setTyped] = useState({ from: '', to: '' })
  const [known, changeKnown] = useKnownPlaces()
  const field = (end: 'from' | 'to') => (
    <PlaceField
      id={`consignment-${end}`}
      label={say(`question.${end}`)}
      hint={say('consignments.place.hint')}
      value={draft[end] === '' ? typed[end] : draft[end]}
      place={places.get(draft[end])}
      known={known}
      fault={null}
      onType={(text) => {
        setTyped({ ...typed, [end]: text })
        if (draft[end] !== '') onChange({ [end]: '' })
      }}
      onChoose={(place) => {
        learn(place)
        changeKnown((before) => withChosen(before, place))
        onChange({ [end]: place.id })
      }}
      onKnown={changeKnown}
    />
  )
  return (
    <fieldset className="enter-group">
      <legend>{say('consignments.way')}</legend>
      <div className="enter-grid">
        {isFixed ? (
          <p className="enter-wide">
            {say('consignments.fromTo', { from: named.nameOf(draft.from), to: named.nameOf(draft.to) })}
          </p>
        ) : (
          <>
            {field('from')}
            {field('to')}
          </>
        )}
        {isNew && (
          <TextField
            id="consignment-id"
            label={say('consignments.id')}
            hint={say('consignments.id.hint')}
            value={draft.consignmentId}
            onChange={(consignmentId) => onChange({ consignmentId })}
          />
        )}
      </div>
    </fieldset>
  )
}

interface RowsProps<List extends DraftList> {
  readonly list: List
  readonly draft: ConsignmentDraft
  readonly onChange: (part: Partial<ConsignmentDraft>) => void
  readonly children: (
    row: ConsignmentDraft[List][number],
    put: (row: ConsignmentDraft[List][number]) => void,
    id: string,
  ) => ReactNode
}

/** The rows of a list, each of which can be taken away, and a button that adds one. */
function Rows<List extends DraftList>({ list, draft, onChange, children }: RowsProps<List>) {
  const { say } = useWords()
  const rows: readonly ConsignmentDraft[List][number][] = draft[list]
  const set = (next: readonly ConsignmentDraft[List][number][]) => onChange({ [list]: next })
  return (
    <fieldset className="enter-group">
      <legend>{say(`consignments.list.${list}`)}</legend>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order while they are typed
        <div className="consignment-row" key={i}>
          <div className="enter-grid">
            {children(row, (changed) => set(rows.with(i, changed)), `consignment-${list}-${i}`)}
          </div>
          <button
            type="button"
            className="button-quiet"
            aria-label={say('consignments.row.remove', { list: say(`consignments.list.${list}`), row: i + 1 })}
            onClick={() => set(rows.toSpliced(i, 1))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => set([...rows, NEW_ROWS[list](draft)])}>
        {say(`consignments.add.${list}`)}
      </button>
    </fieldset>
  )
}

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly fault?: ReactNode
  readonly onChange: (text: string) => void
}

function TextField({ id, label, value, hint = '', fault = null, onChange }: TextFieldProps) {
  return (
    <Labelled id={id} label={label} fault={fault}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        maxLength={500}
        placeholder={hint}
        value={value}
        aria-invalid={Boolean(fault)}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  )
}

type Party = ConsignmentDraft['parties'][number]

interface PartOfWayProps {
  readonly party: Party
  readonly legs: readonly { readonly from: LocationId; readonly to: LocationId }[]
  readonly onChange: (part: Partial<Party>) => void
}

/** The legs that a carrier runs; the places where a terminal or customs work. */
function PartOfWay({ party: { role, legs: own, locations }, legs, onChange }: PartOfWayProps) {
  const { say } = useWords()
  const { places } = useLooking()
  const turned = <Item,>(all: readonly Item[], item: Item) =>
    all.includes(item) ? all.filter((one) => one !== item) : [...all, item]
  if (role === 'carrier') {
    return (
      <fieldset className="toggles enter-wide">
        <legend>{say('consignments.legs')}</legend>
        {legs.map(({ from, to }, leg) => (
          <label key={`${from} ${to}`}>
            <input type="checkbox" checked={own.includes(leg)} onChange={() => onChange({ legs: turned(own, leg) })} />
            {say('consignments.fromTo', { from: places.nameOf(from), to: places.nameOf(to) })}
          </label>
        ))}
      </fieldset>
    )
  }
  if (role !== 'terminalOperator' && role !== 'customsAuthority') return null
  return (
    <fieldset className="toggles enter-wide">
      <legend>{say('consignments.locations')}</legend>
      {[...new Set([...legs.flatMap(({ from, to }) => [from, to]), ...locations])].map((place) => (
        <label key={place}>
          <input
            type="checkbox"
            checked={locations.includes(place)}
            onChange={() => onChange({ locations: turned(locations, place) })}
          />
          {places.nameOf(place)}
        </label>
      ))}
    </fieldset>
  )
}
