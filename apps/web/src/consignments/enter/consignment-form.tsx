import type { Problem } from '@karavan/api'
import { type Consignment, PARTY_ROLES, REFERENCE_TYPES } from '@karavan/model'
import type { FormEvent, ReactNode } from 'react'
import { DayInput } from '../../dates/day-input.js'
import { EquipmentOptions } from '../../question/equipment-options.js'
import { GoodsField, useGoodsNames } from '../../question/goods-field.js'
import { Labelled } from '../../question/labelled.js'
import { useWords } from '../../words/words-context.js'
import { type ConsignmentDraft, isWeight } from './draft.js'
import { Ends } from './ends.js'
import { FormFoot } from './form-foot.js'
import { Rows } from './form-rows.js'
import { checkNumber } from './number-check.js'
import { PartOfWay } from './part-of-way.js'
import { TextField } from './text-field.js'

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
      <FormFoot
        act={isSending ? say('consignments.sending') : act}
        isReady={!isSending && isFit}
        problem={problem}
        onLeave={onLeave}
      >
        {children}
      </FormFoot>
    </form>
  )
}
