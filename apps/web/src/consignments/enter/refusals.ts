import type { Problem } from '@karavan/api'
import type { ConsignmentDraft, DraftList } from './draft.js'
import { rowFieldId } from './draft-faults.js'
import { sentRows } from './entered.js'

/** One thing that the server does not take. */
export interface Refusal {
  /** JSON pointer. */
  readonly pointer: string
  readonly received: string
  readonly expected: string
}

/** What the server does not take, where it stands. */
export interface Refusals {
  /** By the id of a control, in the order in which they were told. */
  readonly byField: ReadonlyMap<string, Refusal>
  /** Of which no field is known. */
  readonly rest: readonly Refusal[]
}

/** The control that a pointer is about, by its id; null for none, undefined where what was refused has changed since. */
type FieldOf = (pointer: string) => string | null | undefined

export function refusalsOf(problem: Problem | null, fieldOf: FieldOf): Refusals {
  const byField = new Map<string, Refusal>()
  const rest: Refusal[] = []
  for (const refusal of toldBy(problem)) {
    const field = fieldOf(refusal.pointer)
    if (field === null) rest.push(refusal)
    else if (field !== undefined && !byField.has(field)) byField.set(field, refusal)
  }
  return { byField, rest }
}

function toldBy(problem: Problem | null): readonly Refusal[] {
  if (problem === null) return []
  if (problem.faults !== undefined) return problem.faults
  const { pointer, received = '', expected = '' } = problem
  return pointer === undefined || expected === '' ? [] : [{ pointer, received, expected }]
}

const ENDS: Readonly<Record<string, 'from' | 'to' | 'consignmentId' | 'deliverBy'>> = {
  consignmentId: 'consignmentId',
  carrierAcceptanceLocation: 'from',
  consigneeReceiptLocation: 'to',
  deliverBy: 'deliverBy',
}

const END_FIELDS = {
  from: 'consignment-from',
  to: 'consignment-to',
  consignmentId: 'consignment-id',
  deliverBy: 'consignment-deliverBy',
} as const

/** The lists of a consignment by their names in the model, and the fields whose names differ. */
const LISTS: Readonly<
  Record<string, { readonly list: DraftList; readonly fields?: Readonly<Record<string, string>> }>
> = {
  includedItems: {
    list: 'items',
    fields: {
      grossKg: 'tonnes',
      'packages/quantity': 'packages',
      'packages/kind': 'packageKind',
      'dangerousGoods/unNumber': 'unNumber',
      'dangerousGoods/hazardClass': 'hazardClass',
      'dangerousGoods/packingGroup': 'packingGroup',
    },
  },
  utilizedEquipment: { list: 'equipment', fields: { 'number/value': 'number', 'number/scheme': 'number' } },
  parties: { list: 'parties' },
  references: { list: 'references' },
  referencedDocuments: { list: 'documents' },
  loadings: { list: 'loadings' },
  partings: { list: 'partings' },
}

/** Fields that a control stands for as a whole, though each of their entries may be refused. */
const WHOLE = /^(seals|legs|locations|what)\/\d+$/

/**
 * The control of the form that a pointer into what was sent is about.
 * @param sent - the form as it was sent
 * @param draft - as it stands now
 */
export function fieldOfPointer(pointer: string, sent: ConsignmentDraft, draft: ConsignmentDraft): ReturnType<FieldOf> {
  const [, name = '', index = '', ...path] = pointer.replace(/^\/consignment(?=\/)/, '').split('/')
  const end = ENDS[name]
  if (end !== undefined) return sent[end] === draft[end] ? END_FIELDS[end] : undefined
  const known = LISTS[name]
  const field = path.join('/')
  if (known === undefined || field === '') return null
  const { list, fields = {} } = known
  const rows: readonly unknown[] = draft[list]
  const row = rows.indexOf(sentRows(sent, list)[Number(index)])
  if (row < 0) return undefined
  return rowFieldId(list, row, fields[field] ?? (WHOLE.test(field) ? field.split('/')[0] : field) ?? field)
}
