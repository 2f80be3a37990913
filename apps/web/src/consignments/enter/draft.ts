import {
  type Consignment,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  type Parting,
  type PartyRole,
  type ReferenceType,
} from '@karavan/model'
import type { Writing } from './writing.js'

interface ItemDraft {
  readonly itemId: string
  readonly description: string
  readonly hs: string
  /** Tonnes as they were typed. */
  readonly tonnes: string
  /** How many packages, as it was typed. */
  readonly packages: string
  readonly packageKind: string
  readonly unNumber: string
  readonly hazardClass: string
  readonly packingGroup: '' | 'I' | 'II' | 'III'
}

interface EquipmentDraft {
  readonly equipmentId: string
  readonly kind: EquipmentKind
  readonly number: string
  /** Parted by commas. */
  readonly seals: string
}

interface PartyDraft {
  readonly partyId: string
  readonly role: PartyRole
  readonly name: string
  readonly legs: readonly number[]
  readonly locations: readonly string[]
}

interface ReferenceDraft {
  readonly type: ReferenceType
  readonly number: string
}

interface DocumentDraft {
  readonly type: string
  readonly number: string
  readonly issuer: string
  readonly issued: string
}

/** Times as they were typed. */
interface LoadingDraft {
  readonly what: string
  readonly on: string
  readonly from: string
  readonly until: string
}

export interface PartingDraft extends Pick<Parting, 'kind' | 'what' | 'other' | 'reason'> {
  /** As it was typed. */
  readonly at: string
}

/** A consignment as it stands in the form. */
export interface ConsignmentDraft {
  readonly consignmentId: string
  readonly from: string
  readonly to: string
  /** The latest that they are wanted, as it was typed; empty where nobody says. */
  readonly deliverBy: string
  readonly items: readonly ItemDraft[]
  readonly equipment: readonly EquipmentDraft[]
  readonly parties: readonly PartyDraft[]
  readonly references: readonly ReferenceDraft[]
  readonly documents: readonly DocumentDraft[]
  readonly loadings: readonly LoadingDraft[]
  readonly partings: readonly PartingDraft[]
}

/** Lists of the form. */
export type DraftList = Exclude<keyof ConsignmentDraft, 'consignmentId' | 'from' | 'to' | 'deliverBy'>

const unused = (prefix: string, taken: readonly string[]) => {
  let count = taken.length + 1
  while (taken.includes(`${prefix}-${count}`)) count++
  return `${prefix}-${count}`
}

/** What a new row of each list begins with. */
export const NEW_ROWS: { readonly [List in DraftList]: (draft: ConsignmentDraft) => ConsignmentDraft[List][number] } = {
  items: ({ items }) => ({
    itemId: unused(
      'item',
      items.map(({ itemId }) => itemId),
    ),
    description: '',
    hs: '',
    tonnes: '',
    packages: '',
    packageKind: '',
    unNumber: '',
    hazardClass: '',
    packingGroup: '',
  }),
  equipment: ({ equipment }) => ({
    equipmentId: unused(
      'unit',
      equipment.map(({ equipmentId }) => equipmentId),
    ),
    kind: equipment.at(-1)?.kind ?? EQUIPMENT_KINDS[2],
    number: '',
    seals: '',
  }),
  parties: () => ({ partyId: '', role: 'consignor', name: '', legs: [], locations: [] }),
  references: () => ({ type: 'SMGS', number: '' }),
  documents: () => ({ type: '', number: '', issuer: '', issued: '' }),
  loadings: () => ({ what: '', on: '', from: '', until: '' }),
  partings: () => ({ kind: 'split', at: '', what: [], other: '', reason: '' }),
}

export const EMPTY_DRAFT: ConsignmentDraft = {
  consignmentId: '',
  from: '',
  to: '',
  deliverBy: '',
  items: [],
  equipment: [],
  parties: [],
  references: [],
  documents: [],
  loadings: [],
  partings: [],
}

/** The form of a consignment that was entered before. */
export function draftOf(consignment: Consignment, { typedAs, typedMoment }: Writing): ConsignmentDraft {
  return {
    consignmentId: consignment.consignmentId,
    from: consignment.carrierAcceptanceLocation,
    to: consignment.consigneeReceiptLocation,
    deliverBy: consignment.deliverBy === null ? '' : typedMoment(consignment.deliverBy),
    items: consignment.includedItems.map(({ itemId, description, hs, grossKg, packages, dangerousGoods }) => ({
      itemId,
      description,
      hs: hs ?? '',
      tonnes: grossKg === null ? '' : typedAs(String(grossKg / 1000)),
      packages: packages === null ? '' : String(packages.quantity),
      packageKind: packages?.kind ?? '',
      unNumber: dangerousGoods?.unNumber ?? '',
      hazardClass: dangerousGoods?.hazardClass ?? '',
      packingGroup: dangerousGoods?.packingGroup ?? '',
    })),
    equipment: consignment.utilizedEquipment.map(({ equipmentId, kind, number, seals }) => ({
      equipmentId,
      kind,
      number: number.value,
      seals: seals.join(', '),
    })),
    parties: consignment.parties.map(({ partyId, role, name, legs, locations }) => ({
      partyId,
      role,
      name,
      legs,
      locations,
    })),
    references: consignment.references.map(({ type, number }) => ({ type, number })),
    documents: consignment.referencedDocuments.map(({ type, number, issuer, issued }) => ({
      type,
      number,
      issuer,
      issued,
    })),
    loadings: consignment.loadings.map(({ what, on, from, until }) => ({
      what,
      on,
      from: typedMoment(from),
      until: until === null ? '' : typedMoment(until),
    })),
    partings: consignment.partings.map(({ kind, at, what, other, reason }) => ({
      kind,
      at: typedMoment(at),
      what,
      other,
      reason,
    })),
  }
}

/** Whether a weight is empty, or a number above 0. */
export function isWeight(tonnes: string, { readNumber }: Pick<Writing, 'readNumber'>): boolean {
  return tonnes.trim() === '' || (readNumber(tonnes)?.value ?? 0) > 0
}
