import type { ConsignmentDraft, PartingDraft } from './draft.js'

/** A consignment with one more parting. */
export function withParting(draft: ConsignmentDraft, parting: PartingDraft): ConsignmentDraft {
  return { ...draft, partings: [...draft.partings, parting] }
}

/**
 * The consignment that a part of another goes on as: what parts with the goods that are in it, the parties and the papers. It
 * says which consignment it came from. It has no plan, and so its carriers no legs.
 */
export function partedOff(draft: ConsignmentDraft, { what, at, other, reason }: PartingDraft): ConsignmentDraft {
  const isAboard = (id: string) => draft.loadings.some(({ what: loaded, on }) => loaded === id && what.includes(on))
  const goes = (id: string) => what.includes(id) || isAboard(id)
  return {
    ...draft,
    consignmentId: other,
    items: draft.items.filter(({ itemId }) => goes(itemId)),
    equipment: draft.equipment.filter(({ equipmentId }) => goes(equipmentId)),
    parties: draft.parties.map((party) => ({ ...party, legs: [] })),
    loadings: draft.loadings.filter(({ what: loaded, on }) => goes(loaded) && goes(on)),
    partings: [{ kind: 'merge', at, what, other: draft.consignmentId, reason }],
  }
}
