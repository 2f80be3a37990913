import { readIdentifier } from '@karavan/core'
import type { EquipmentNumber } from '@karavan/model'
import { written } from '../say-consignment.js'
import type { ConsignmentDraft } from './draft.js'
import { schemeOf } from './number-check.js'

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
  const pieces = equipment.map(({ equipmentId, kind, number }) => ({
    id: equipmentId,
    name: named(schemeOf(kind, number), number.trim()),
    isEquipment: true,
  }))
  return [...goods, ...pieces].filter(({ name }) => name !== '')
}

/** A number as it is usually written; what is none yet as it was typed. */
function named(scheme: EquipmentNumber['scheme'], typed: string): string {
  if (scheme === 'plate') return typed
  const reading = readIdentifier(scheme, typed)
  return reading.verdict === 'valid' ? written(scheme, reading.value) : typed
}
