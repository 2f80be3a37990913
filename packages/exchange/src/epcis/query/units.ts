import type { JsonObject } from '@karavan/model'
import { textAt } from './event-fields.js'
import { numberOfScalar } from './relation.js'

/** How a unit measures its quantity: so many of the base unit, and how far its zero lies above that of the base. */
interface Unit {
  readonly of: string
  readonly factor: number
  readonly zero?: number
}

const units = (of: string, factors: Readonly<Record<string, number>>): readonly (readonly [string, Unit])[] =>
  Object.entries(factors).map(([code, factor]) => [code, { of, factor }])

/** Units that cargo is measured in (UN/ECE Recommendation 20, revision 17). */
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['KEL', { of: 'kelvin', factor: 1 }],
  ['CEL', { of: 'kelvin', factor: 1, zero: 273.15 }],
  ['FAH', { of: 'kelvin', factor: 5 / 9, zero: 459.67 * (5 / 9) }],
  ...units('gram', { MGM: 0.001, GRM: 1, KGM: 1000, TNE: 1_000_000, LBR: 453.592_37, ONZ: 28.349_523_125 }),
  ...units('millimetre', {
    MMT: 1,
    CMT: 10,
    MTR: 1000,
    KMT: 1_000_000,
    INH: 25.4,
    FOT: 304.8,
    SMI: 1_609_344,
    NMI: 1_852_000,
  }),
  ...units('millilitre', { MLT: 1, CMQ: 1, LTR: 1000, DMQ: 1000, MTQ: 1_000_000 }),
  ...units('metre a second', { MTS: 1, KMH: 1 / 3.6, KNT: 1852 / 3600, HM: 1609.344 / 3600 }),
  ...units('pascal', { PAL: 1, A97: 100, MBR: 100, KPA: 1000, BAR: 100_000 }),
  ...units('second', { SEC: 1, MIN: 60, HUR: 3600, DAY: 86_400 }),
])

/** A value in another unit; null where the two do not measure the same, or one of them is not known and they differ. */
export function inUnit(value: number, from: string, to: string): number | null {
  if (from === to) return value
  const [own, other] = [UNITS.get(from), UNITS.get(to)]
  if (own === undefined || other === undefined || own.of !== other.of) return null
  const turned = (value * own.factor + (own.zero ?? 0) - (other.zero ?? 0)) / other.factor
  return Number(turned.toPrecision(12)) // 4 °C are 277.15 K, not 277.15000000000003.
}

/** Whether a number holds; where a unit is asked for, only one whose own unit is that, or can be turned into it. */
export function holdsInUnit(
  object: JsonObject,
  field: string,
  unit: string | null,
  holds: (value: number) => boolean,
): boolean {
  const value = numberOfScalar(object[field])
  if (value === null) return false
  if (unit === null) return holds(value)
  const own = textAt(object, 'uom')
  const turned = own === null ? null : inUnit(value, own, unit)
  return turned !== null && holds(turned)
}
