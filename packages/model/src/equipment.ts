/** What the goods travel in. */
export const EQUIPMENT_KINDS = [
  '20GP',
  '40GP',
  '40HC',
  '45HC',
  '20RF',
  '40RF',
  'wagon-covered',
  'wagon-open',
  'wagon-tank',
  'wagon-hopper',
  'wagon-platform',
  'truck',
  'trailer',
] as const
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number]

/** Boxes are lifted from carrier to carrier; wagons roll on rails and on rail ferries; vehicles roll on roads and on ro-ro ships. */
export type EquipmentFamily = 'container' | 'wagon' | 'vehicle'

export interface EquipmentWords {
  readonly family: EquipmentFamily
  /** Twenty-foot equivalent units of one; 0 where not a box. */
  readonly teu: number
  /** Greatest gross mass of one, kilograms. */
  readonly maxGrossKg: number
  /** Mass of one when empty, kilograms, typical. */
  readonly tareKg: number
  /** Length over all, metres, typical; ships charge wagons and trucks by it. */
  readonly lengthMetres: number
  readonly temperatureControlled: boolean
}

/** What each kind is and may weigh; where the masses come from is said, by family, in the messages `payload.*`. */
export const EQUIPMENT: Readonly<Record<EquipmentKind, EquipmentWords>> = {
  '20GP': box(1, 30_480, 2_230, 6.06),
  '40GP': box(2, 30_480, 3_740, 12.19),
  '40HC': box(2, 32_500, 3_900, 12.19),
  '45HC': box(2.25, 34_000, 4_800, 13.72),
  '20RF': { ...box(1, 30_480, 3_000, 6.06), temperatureControlled: true },
  '40RF': { ...box(2, 34_000, 4_640, 12.19), temperatureControlled: true },
  'wagon-covered': wagon(26_000, 15.4),
  'wagon-open': wagon(24_000, 13.9),
  'wagon-tank': wagon(26_800, 12.0),
  'wagon-hopper': wagon(22_500, 14.7),
  'wagon-platform': wagon(22_000, 14.6),
  truck: {
    family: 'vehicle',
    teu: 0,
    maxGrossKg: 40_000,
    tareKg: 15_000,
    lengthMetres: 16.5,
    temperatureControlled: false,
  },
  trailer: {
    family: 'vehicle',
    teu: 0,
    maxGrossKg: 34_000,
    tareKg: 7_000,
    lengthMetres: 13.6,
    temperatureControlled: false,
  },
}

function box(teu: number, maxGrossKg: number, tareKg: number, lengthMetres: number): EquipmentWords {
  return {
    family: 'container',
    teu,
    maxGrossKg,
    tareKg,
    lengthMetres,
    temperatureControlled: false,
  }
}

function wagon(tareKg: number, lengthMetres: number): EquipmentWords {
  return {
    family: 'wagon',
    teu: 0,
    maxGrossKg: 94_000,
    tareKg,
    lengthMetres,
    temperatureControlled: false,
  }
}

export function isEquipmentKind(text: string): text is EquipmentKind {
  return (EQUIPMENT_KINDS as readonly string[]).includes(text)
}

/** Greatest mass of goods in one, kilograms. */
export function payloadKg(kind: EquipmentKind): number {
  return EQUIPMENT[kind].maxGrossKg - EQUIPMENT[kind].tareKg
}
