import {
  EQUIPMENT,
  type EquipmentFamily,
  type EquipmentKind,
  holdsGoods,
  MODES,
  type Mode,
  type QueueUnit,
  surfaceOf,
} from '@karavan/model'

/** Modes by which each family comes to a place, or goes on from it. */
const CARRIED_BY: Readonly<Record<EquipmentFamily, readonly Mode[]>> = {
  container: MODES,
  wagon: ['rail', 'rail_ferry'],
  vehicle: ['road', 'ro_ro'],
}

/** Whether goods in such equipment may move by one of some modes. @param modes - empty: any */
export function mayMoveBy(equipment: EquipmentKind, modes: readonly Mode[]): boolean {
  return modes.length === 0 || modes.some((mode) => CARRIED_BY[EQUIPMENT[equipment].family].includes(mode))
}

/** Whether goods in such equipment may stand in a queue of such units. */
export function mayStandIn(equipment: EquipmentKind, unit: QueueUnit): boolean {
  const { family } = EQUIPMENT[equipment]
  return holdsGoods(unit, family, CARRIED_BY[family].map(surfaceOf))
}
