import { EQUIPMENT, type EquipmentKind } from './equipment.js'
import type { CountryCode } from './network.js'

/** What is to be moved. */
export interface Cargo {
  readonly equipment: EquipmentKind
  /** Boxes, wagons or trucks, ≥ 1. */
  readonly units: number
  /** Goods without packaging of the carrier, tonnes, > 0. */
  readonly tonnes: number
  /** Harmonized System code: 2, 4, 6 or more digits. */
  readonly hs?: string
  /** Class of dangerous goods, 1–9 with divisions such as `2.1`. */
  readonly dgClass?: string
  /** Country of the railway administration that owns the wagons. */
  readonly wagonOwner?: CountryCode
  /** The goods must be kept at a temperature. */
  readonly temperatureControlled?: boolean
}

/** Mass that emissions are counted for: goods and the boxes they travel in, tonnes. */
export function carriedTonnes({ equipment, tonnes, units }: Pick<Cargo, 'equipment' | 'tonnes' | 'units'>): number {
  const { family, tareKg } = EQUIPMENT[equipment]
  return family === 'container' ? tonnes + (units * tareKg) / 1000 : tonnes
}
