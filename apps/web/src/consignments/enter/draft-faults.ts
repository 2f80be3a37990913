import { readIdentifier } from '@karavan/core'
import type { MessageKey } from '../../words/catalogue.js'
import type { Words } from '../../words/words.js'
import { type ConsignmentDraft, type DraftList, isWeight } from './draft.js'
import { sentRows } from './entered.js'
import { checkNumber } from './number-check.js'
import type { Writing } from './writing.js'

/** What can be seen to be wrong with a field before the server is asked. */
export interface DraftFault {
  readonly text: string
  /** When it is first said: while the field is filled in, or when the form is to be sent. */
  readonly said: 'typing' | 'asking'
}

/** Id of the control of a field in a row. */
export function rowFieldId(list: DraftList, row: number, field: string): string {
  return `consignment-${list}-${row}-${field}`
}

/** Everything that is wrong with a form, by the id of its control and in the order of the fields. */
export function faultsIn(draft: ConsignmentDraft, writing: Writing, words: Words): ReadonlyMap<string, DraftFault> {
  const faults = new Map<string, DraftFault>()
  const eachSent = <List extends DraftList>(
    list: List,
    check: (
      row: ConsignmentDraft[List][number],
      wrong: (field: string, key: MessageKey, said?: 'asking') => void,
    ) => void,
  ) => {
    const rows: readonly ConsignmentDraft[List][number][] = draft[list]
    for (const row of sentRows(draft, list)) {
      check(row, (field, key, said) => {
        faults.set(rowFieldId(list, rows.indexOf(row), field), { text: words.say(key), said: said ?? 'typing' })
      })
    }
  }
  if (draft.deliverBy.trim() !== '' && writing.readMoment(draft.deliverBy) === null)
    faults.set('consignment-deliverBy', { text: words.say('consignments.report.noTime'), said: 'typing' })
  eachSent('items', ({ tonnes, packages, packageKind, unNumber, hazardClass }, wrong) => {
    if (!isWeight(tonnes, writing)) wrong('tonnes', 'consignments.tonnes.fault')
    if (packages.trim() !== '' && !/^[1-9]\d{0,8}$/.test(packages.trim()))
      wrong('packages', 'consignments.packages.fault')
    if (packages.trim() === '' && packageKind.trim() !== '') wrong('packages', 'consignments.packages.needed', 'asking')
    if (packageKind.trim() !== '' && !/^[0-9A-Z]{2}$/.test(packageKind.trim()))
      wrong('packageKind', 'consignments.packageKind.fault')
    if (unNumber.trim() !== '' && readIdentifier('unNumber', unNumber).verdict !== 'valid')
      wrong('unNumber', 'consignments.unNumber.fault')
    if (unNumber.trim() === '' && hazardClass.trim() !== '') wrong('unNumber', 'consignments.unNumber.needed', 'asking')
    if (hazardClass.trim() !== '' && !/^[1-9](\.[1-9])?$/.test(hazardClass.trim()))
      wrong('hazardClass', 'consignments.hazardClass.fault')
    if (hazardClass.trim() === '' && unNumber.trim() !== '')
      wrong('hazardClass', 'consignments.hazardClass.needed', 'asking')
  })
  for (const [i, { kind, number }] of draft.equipment.entries()) {
    const { verdict, text } = checkNumber(kind, number, words)
    if (verdict === 'wrong') faults.set(rowFieldId('equipment', i, 'number'), { text, said: 'typing' })
  }
  eachSent('loadings', ({ what, on, from, until }, wrong) => {
    const [begun, ended] = [writing.readMoment(from), writing.readMoment(until)]
    if (what === '') wrong('what', 'consignments.choose.fault', 'asking')
    if (on === '') wrong('on', 'consignments.choose.fault', 'asking')
    if (on !== '' && what === on) wrong('on', 'consignments.loading.itself')
    if (begun === null) wrong('from', 'consignments.report.noTime', from.trim() === '' ? 'asking' : undefined)
    if (until.trim() !== '' && ended === null) wrong('until', 'consignments.report.noTime')
    if (begun !== null && ended !== null && ended < begun) wrong('until', 'consignments.loading.order')
  })
  eachSent('partings', ({ at, what, other, reason }, wrong) => {
    if (what.length === 0) wrong('what', 'consignments.choose.fault', 'asking')
    if (writing.readMoment(at) === null)
      wrong('at', 'consignments.report.noTime', at.trim() === '' ? 'asking' : undefined)
    if (other.trim() === '') wrong('other', 'consignments.parting.other.fault', 'asking')
    else if (other.trim() === draft.consignmentId.trim()) wrong('other', 'consignments.parting.itself')
    if (reason.trim() === '') wrong('reason', 'consignments.parting.reason.fault', 'asking')
  })
  return faults
}
