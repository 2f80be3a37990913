import { EQUIPMENT, type EquipmentKind } from './equipment.js'
import { type Message, message } from './messages/index.js'

/** Where the mass of goods that one of a kind carries is known from. */
export function payloadSource(equipment: EquipmentKind): Message {
  return message(`payload.${EQUIPMENT[equipment].family}`)
}
