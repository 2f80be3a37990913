import type { ConsignmentBody } from '@karavan/api'
import {
  type Consignment,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  type PartyRole,
  type ReferenceType,
} from '@karavan/model'
import type { Words } from '../../words/words.js'
import { schemeOf } from './number-check.js'

type Entered = ConsignmentBody['consignment']

interface ItemDraft {
  readonly itemId: string
  readonly description: string
  readonly hs: string
  /** Tonnes as they were typed. */
  readonly tonnes: string
}

interface EquipmentDraft {
  readonly equipmentId: string
  readonly kind: EquipmentKind
  readonly number: string
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

/** A consignment as it stands in the form. */
export interface ConsignmentDraft {
  readonly consignmentId: string
  readonly from: string
  readonly to: string
  readonly items: readonly ItemDraft[]
  readonly equipment: readonly EquipmentDraft[]
  readonly parties: readonly PartyDraft[]
  readonly references: readonly ReferenceDraft[]
  readonly documents: readonly DocumentDraft[]
}

/** Lists of the form. */
export type DraftList = 'items' | 'equipment' | 'parties' | 'references' | 'documents'

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
  }),
  equipment: ({ equipment }) => ({
    equipmentId: unused(
      'unit',
      equipment.map(({ equipmentId }) => equipmentId),
    ),
    kind: equipment.at(-1)?.kind ?? EQUIPMENT_KINDS[2],
    number: '',
  }),
  parties: () => ({ partyId: '', role: 'consignor', name: '', legs: [], locations: [] }),
  references: () => ({ type: 'SMGS', number: '' }),
  documents: () => ({ type: '', number: '', issuer: '', issued: '' }),
}

export const EMPTY_DRAFT: ConsignmentDraft = {
  consignmentId: '',
  from: '',
  to: '',
  items: [],
  equipment: [],
  parties: [],
  references: [],
  documents: [],
}

/** The form of a consignment that was entered before. */
export function draftOf(consignment: Consignment, { typedAs }: Pick<Words, 'typedAs'>): ConsignmentDraft {
  return {
    consignmentId: consignment.consignmentId,
    from: consignment.carrierAcceptanceLocation,
    to: consignment.consigneeReceiptLocation,
    items: consignment.includedItems.map(({ itemId, description, hs, grossKg }) => ({
      itemId,
      description,
      hs: hs ?? '',
      tonnes: grossKg === null ? '' : typedAs(String(grossKg / 1000)),
    })),
    equipment: consignment.utilizedEquipment.map(({ equipmentId, kind, number }) => ({
      equipmentId,
      kind,
      number: number.value,
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
  }
}

/** Whether a weight is empty, or a number above 0. */
export function isWeight(tonnes: string, { readNumber }: Pick<Words, 'readNumber'>): boolean {
  return tonnes.trim() === '' || (readNumber(tonnes)?.value ?? 0) > 0
}

/** What is sent of a form whose weights can be read: what it does not show of the former consignment stays. Rows that are left empty are not sent. */
export function enteredOf(
  draft: ConsignmentDraft,
  former: Consignment | null,
  { readNumber }: Pick<Words, 'readNumber'>,
): Entered {
  const kilograms = (tonnes: string) => Math.round((readNumber(tonnes)?.value ?? 0) * 1_000_000) / 1000
  return {
    ...(draft.consignmentId.trim() === '' ? {} : { consignmentId: draft.consignmentId.trim() }),
    carrierAcceptanceLocation: draft.from,
    consigneeReceiptLocation: draft.to,
    includedItems: draft.items
      .filter(({ description, hs }) => description.trim() !== '' || hs !== '')
      .map((item) => ({
        gng: null,
        packages: null,
        dangerousGoods: null,
        ...former?.includedItems.find(({ itemId }) => itemId === item.itemId),
        itemId: item.itemId,
        description: item.description.trim(),
        hs: item.hs === '' ? null : item.hs,
        grossKg: item.tonnes.trim() === '' ? null : kilograms(item.tonnes),
      })),
    utilizedEquipment: draft.equipment
      .filter(({ number }) => number.trim() !== '')
      .map((piece) => ({
        uris: [],
        seals: [],
        ...mutable(former?.utilizedEquipment.find(({ equipmentId }) => equipmentId === piece.equipmentId)),
        equipmentId: piece.equipmentId,
        kind: piece.kind,
        number: { scheme: schemeOf(piece.kind, piece.number), value: piece.number.trim() },
      })),
    parties: draft.parties
      .filter(({ name }) => name.trim() !== '')
      .map((party) => ({
        identifiers: [
          ...(former?.parties.find(({ partyId, role }) => partyId === party.partyId && role === party.role)
            ?.identifiers ?? []),
        ],
        partyId: party.partyId.trim() === '' ? party.name.trim() : party.partyId.trim(),
        role: party.role,
        name: party.name.trim(),
        legs: [...party.legs],
        locations: [...party.locations],
      })),
    references: draft.references
      .filter(({ number }) => number.trim() !== '')
      .map((reference) => ({
        issuer: null,
        uri: null,
        ...former?.references.find(({ type, number }) => type === reference.type && number === reference.number),
        type: reference.type,
        number: reference.number.trim(),
      })),
    referencedDocuments: draft.documents
      .filter(({ type, number }) => type.trim() !== '' || number.trim() !== '')
      .map((paper) => ({
        sha256: null,
        address: null,
        ...former?.referencedDocuments.find(({ type, number }) => type === paper.type && number === paper.number),
        type: paper.type.trim(),
        number: paper.number.trim(),
        issuer: paper.issuer.trim(),
        issued: paper.issued.trim() === '' ? 'undated' : paper.issued.trim(),
      })),
    loadings: [...(former?.loadings ?? [])],
    partings: (former?.partings ?? []).map((parting) => ({ ...parting, what: [...parting.what] })),
  }
}

function mutable(piece: Consignment['utilizedEquipment'][number] | undefined) {
  return piece === undefined ? {} : { ...piece, uris: [...piece.uris], seals: [...piece.seals] }
}
