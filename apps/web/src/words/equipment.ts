import { EQUIPMENT, EQUIPMENT_KINDS, type EquipmentFamily, type EquipmentKind, payloadKg } from '@karavan/model'

const NAMES: Readonly<Record<EquipmentKind, string>> = {
  '20GP': '20′ dry container',
  '40GP': '40′ dry container',
  '40HC': '40′ high-cube container',
  '45HC': '45′ high-cube container',
  '20RF': '20′ reefer',
  '40RF': '40′ reefer',
  'wagon-covered': 'Covered wagon',
  'wagon-open': 'Open wagon (gondola)',
  'wagon-tank': 'Tank wagon',
  'wagon-hopper': 'Hopper wagon',
  'wagon-platform': 'Platform wagon',
  truck: 'Truck (tilt, articulated)',
  trailer: 'Trailer, unaccompanied',
}

const FAMILIES: Readonly<Record<EquipmentFamily, string>> = { container: 'Boxes', wagon: 'Wagons', vehicle: 'Vehicles' }
const UNITS: Readonly<Record<EquipmentFamily, readonly [string, string]>> = {
  container: ['box', 'boxes'],
  wagon: ['wagon', 'wagons'],
  vehicle: ['vehicle', 'vehicles'],
}

export function equipmentName(kind: EquipmentKind): string {
  return NAMES[kind]
}

/** The kinds as people look for them: boxes by size, wagons by kind, vehicles. */
export const EQUIPMENT_GROUPS: readonly { readonly name: string; readonly kinds: readonly EquipmentKind[] }[] = (
  ['container', 'wagon', 'vehicle'] as const
).map((family) => ({
  name: FAMILIES[family],
  kinds: EQUIPMENT_KINDS.filter((kind) => EQUIPMENT[kind].family === family),
}))

/** `1 box`, `10 wagons`. */
export function unitsText(kind: EquipmentKind, units: number): string {
  const [one, many] = UNITS[EQUIPMENT[kind].family]
  return `${units} ${units === 1 ? one : many}`
}

/** `Boxes`, `Wagons`, `Vehicles`: what the number counts. */
export function unitsLabel(kind: EquipmentKind): string {
  return FAMILIES[EQUIPMENT[kind].family]
}

/** Greatest mass of goods in the given number, tonnes. */
export function payloadTonnes(kind: EquipmentKind, units: number): number {
  return (payloadKg(kind) * units) / 1000
}
