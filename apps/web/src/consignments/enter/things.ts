import type { ConsignmentDraft } from './draft.js'

/** An item of goods or a piece of equipment, as it is named in a form. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly isEquipment: boolean
}

/** The goods and the equipment of a form that are named already. @param goodsName - what goods of a code are called */
export function thingsOf(
  { items, equipment }: Pick<ConsignmentDraft, 'items' | 'equipment'>,
  goodsName: (hs: string) => string | undefined,
): readonly Thing[] {
  const goods = items.map(({ itemId, description, hs }) => ({
    id: itemId,
    name: description.trim() || (goodsName(hs) ?? hs),
    isEquipment: false,
  }))
  const pieces = equipment.map(({ equipmentId, number }) => ({
    id: equipmentId,
    name: number.trim(),
    isEquipment: true,
  }))
  return [...goods, ...pieces].filter(({ name }) => name !== '')
}
