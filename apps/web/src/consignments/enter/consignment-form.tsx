import type { Problem } from '@karavan/api'
import type { Consignment } from '@karavan/model'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useGoodsNames } from '../../question/goods-field.js'
import { useWords } from '../../words/words-context.js'
import type { ConsignmentDraft } from './draft.js'
import { faultsIn } from './draft-faults.js'
import { Ends } from './ends.js'
import { EquipmentRow } from './equipment-row.js'
import { FaultsContext, type FieldFaults, goToField, refusedFields, useFirstRefused } from './faults-context.js'
import { Folded } from './folded.js'
import { FormFoot } from './form-foot.js'
import { Rows } from './form-rows.js'
import { GoodsRow } from './goods-row.js'
import { LoadingRow } from './loading-row.js'
import { useWriting } from './moment-field.js'
import { DocumentRow, ReferenceRow } from './paper-rows.js'
import { PartingFields } from './parting-fields.js'
import { PartyRow } from './party-row.js'
import { fieldOfPointer, refusalsOf } from './refusals.js'
import { thingsOf } from './things.js'

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

/** A consignment to be entered or changed: where from and to, goods, equipment, parties, papers; the rest folded away. */
export function ConsignmentForm(props: ConsignmentFormProps) {
  const { draft, onDraft, plan, isNew, problem, isSending, act, onSend, onLeave, children } = props
  const words = useWords()
  const { say } = words
  const writing = useWriting()
  const [sent, setSent] = useState(draft)
  const [isAsked, setAsked] = useState(false)
  const goodsName = useGoodsNames(draft.items.map(({ hs }) => hs))
  const things = thingsOf(draft, goodsName)

  const wrong = faultsIn(draft, writing, words)
  const seen = [...wrong].filter(([, { said }]) => isAsked || said === 'typing')
  const refusals = refusalsOf(problem, (pointer) => fieldOfPointer(pointer, sent, draft))
  const faults: FieldFaults = new Map([
    ...refusedFields(refusals),
    ...seen.map(([id, { text }]) => [id, text] as const),
  ])
  useFirstRefused(problem, refusals)

  const isWhole = draft.from !== '' && draft.to !== ''
  const isReady = isWhole && [...wrong.values()].every(({ said }) => said === 'asking')
  const described = (item: ConsignmentDraft['items'][number]) =>
    item.description.trim() === '' && item.hs !== ''
      ? { ...item, description: goodsName(item.hs) ?? say('consignments.hs', { code: item.hs }) }
      : item
  const change = (part: Partial<ConsignmentDraft>) => onDraft({ ...draft, ...part })
  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!isWhole) return
    if (wrong.size > 0) return goToField([...wrong.keys()][0])
    setSent(draft)
    onSend({ ...draft, items: draft.items.map(described) })
  }

  return (
    <FaultsContext value={faults}>
      <form className="enter-form consignment-form" noValidate onSubmit={submit}>
        <Ends draft={draft} onChange={change} isNew={isNew} isFixed={plan !== null} />
        <Rows list="items" draft={draft} onChange={change}>
          {(row, put, id) => <GoodsRow row={row} put={put} id={id} goodsName={goodsName(row.hs)} />}
        </Rows>
        <Rows list="equipment" draft={draft} onChange={change}>
          {(row, put, id) => <EquipmentRow row={row} put={put} id={id} />}
        </Rows>
        <Rows list="parties" draft={draft} onChange={change}>
          {(row, put, id) => <PartyRow row={row} put={put} id={id} plan={plan} />}
        </Rows>
        <Rows list="references" draft={draft} onChange={change}>
          {(row, put, id) => <ReferenceRow row={row} put={put} id={id} />}
        </Rows>
        <Rows list="documents" draft={draft} onChange={change}>
          {(row, put, id) => <DocumentRow row={row} put={put} id={id} />}
        </Rows>
        <Folded title={say('consignments.more')} isFilled={draft.loadings.length + draft.partings.length > 0}>
          <div className="enter-form">
            <Rows list="loadings" draft={draft} onChange={change}>
              {(row, put, id) => <LoadingRow row={row} put={put} id={id} things={things} />}
            </Rows>
            <Rows list="partings" draft={draft} onChange={change}>
              {(row, put, id) => <PartingFields row={row} put={put} id={id} things={things} mayJoin />}
            </Rows>
          </div>
        </Folded>
        <FormFoot
          act={isSending ? say('consignments.sending') : act}
          isReady={!isSending && isReady}
          problem={problem}
          refusals={refusals}
          onLeave={onLeave}
        >
          {children}
        </FormFoot>
      </form>
    </FaultsContext>
  )
}
