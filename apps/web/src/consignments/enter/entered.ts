import type { ConsignmentBody } from '@karavan/api'
import type { Consignment } from '@karavan/model'
import type { ConsignmentDraft, DraftList } from './draft.js'
import { schemeOf } from './number-check.js'
import type { Writing } from './writing.js'

type Entered = ConsignmentBody['consignment']

const isSaid = (text: string) => text.trim() !== ''

/** Whether anything was filled in in a row; rows that were left empty are not sent. */
const FILLED: { readonly [List in DraftList]: (row: ConsignmentDraft[List][number]) => boolean } = {
  items: ({ description, hs, packages, unNumber }) =>
    isSaid(description) || hs !== '' || isSaid(packages) || isSaid(unNumber),
  equipment: ({ number }) => isSaid(number),
  parties: ({ name }) => isSaid(name),
  references: ({ number }) => isSaid(number),
  documents: ({ type, number }) => isSaid(type) || isSaid(number),
  loadings: ({ what, on, from }) => what !== '' || on !== '' || isSaid(from),
  partings: ({ what, other, reason }) => what.length > 0 || isSaid(other) || isSaid(reason),
}

/** The rows of a list that are sent, in their order. */
export function sentRows<List extends DraftList>(
  draft: ConsignmentDraft,
  list: List,
): readonly ConsignmentDraft[List][number][] {
  const rows: readonly ConsignmentDraft[List][number][] = draft[list]
  return rows.filter(FILLED[list])
}

/** What is sent of a form whose numbers and times can be read: what it does not show of the former consignment stays. */
export function enteredOf(
  draft: ConsignmentDraft,
  former: Consignment | null,
  { readNumber, readMoment }: Pick<Writing, 'readNumber' | 'readMoment'>,
): Entered {
  const kilograms = (tonnes: string) => Math.round((readNumber(tonnes)?.value ?? 0) * 1_000_000) / 1000
  return {
    ...(isSaid(draft.consignmentId) ? { consignmentId: draft.consignmentId.trim() } : {}),
    carrierAcceptanceLocation: draft.from,
    consigneeReceiptLocation: draft.to,
    includedItems: sentRows(draft, 'items').map((item) => ({
      gng: null,
      ...former?.includedItems.find(({ itemId }) => itemId === item.itemId),
      itemId: item.itemId,
      description: item.description.trim(),
      hs: item.hs === '' ? null : item.hs,
      grossKg: isSaid(item.tonnes) ? kilograms(item.tonnes) : null,
      packages: isSaid(item.packages)
        ? { quantity: Number(item.packages), kind: isSaid(item.packageKind) ? item.packageKind.trim() : null }
        : null,
      dangerousGoods: isSaid(item.unNumber)
        ? {
            unNumber: item.unNumber.trim(),
            hazardClass: item.hazardClass.trim(),
            packingGroup: item.packingGroup === '' ? null : item.packingGroup,
          }
        : null,
    })),
    utilizedEquipment: sentRows(draft, 'equipment').map((piece) => ({
      uris: [...(former?.utilizedEquipment.find(({ equipmentId }) => equipmentId === piece.equipmentId)?.uris ?? [])],
      seals: piece.seals
        .split(',')
        .map((seal) => seal.trim())
        .filter(isSaid),
      equipmentId: piece.equipmentId,
      kind: piece.kind,
      number: { scheme: schemeOf(piece.kind, piece.number), value: piece.number.trim() },
    })),
    parties: sentRows(draft, 'parties').map((party) => ({
      identifiers: [
        ...(former?.parties.find(({ partyId, role }) => partyId === party.partyId && role === party.role)
          ?.identifiers ?? []),
      ],
      partyId: isSaid(party.partyId) ? party.partyId.trim() : party.name.trim(),
      role: party.role,
      name: party.name.trim(),
      legs: [...party.legs],
      locations: [...party.locations],
    })),
    references: sentRows(draft, 'references').map((reference) => ({
      issuer: null,
      uri: null,
      ...former?.references.find(({ type, number }) => type === reference.type && number === reference.number),
      type: reference.type,
      number: reference.number.trim(),
    })),
    referencedDocuments: sentRows(draft, 'documents').map((paper) => ({
      sha256: null,
      address: null,
      ...former?.referencedDocuments.find(({ type, number }) => type === paper.type && number === paper.number),
      type: paper.type.trim(),
      number: paper.number.trim(),
      issuer: paper.issuer.trim(),
      issued: isSaid(paper.issued) ? paper.issued.trim() : 'undated',
    })),
    loadings: sentRows(draft, 'loadings').map(({ what, on, from, until }) => ({
      what,
      on,
      from: readMoment(from) ?? from,
      until: isSaid(until) ? (readMoment(until) ?? until) : null,
    })),
    deliverBy: isSaid(draft.deliverBy) ? (readMoment(draft.deliverBy) ?? draft.deliverBy) : null,
    partings: sentRows(draft, 'partings').map(({ kind, at, what, other, reason }) => ({
      kind,
      at: readMoment(at) ?? 0,
      what: [...what],
      other: other.trim(),
      reason: reason.trim(),
    })),
  }
}
