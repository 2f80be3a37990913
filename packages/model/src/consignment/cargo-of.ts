import type { Cargo } from '../cargo.js'
import { EQUIPMENT } from '../equipment.js'
import type { Consignment } from './consignment.js'

/**
 * What a consignment is to rules about goods: one cargo for each kind of goods in it, in its first kind of equipment, boxes before the
 * wagons and vehicles that carry them. Without equipment there is none. Tonnes are those of one item of the kind, 0 where nobody says.
 */
export function cargosOf({
  includedItems,
  utilizedEquipment,
}: Pick<Consignment, 'includedItems' | 'utilizedEquipment'>): readonly Cargo[] {
  const boxes = utilizedEquipment.filter(({ kind }) => EQUIPMENT[kind].family === 'container')
  const kinds = boxes.length > 0 ? boxes : utilizedEquipment
  const [first] = kinds
  if (first === undefined) return []
  const units = kinds.filter(({ kind }) => kind === first.kind).length
  const bare = { equipment: first.kind, units, tonnes: 0 }
  if (includedItems.length === 0) return [bare]
  const cargos = includedItems.map(({ hs, gng, grossKg, dangerousGoods }) => {
    // The first six digits of GNG are those of the Harmonized System.
    const code = hs ?? gng?.slice(0, 6) ?? null
    return {
      ...bare,
      tonnes: (grossKg ?? 0) / 1000,
      ...(code === null ? {} : { hs: code }),
      ...(dangerousGoods === null ? {} : { dgClass: dangerousGoods.hazardClass }),
    }
  })
  // Rules look at what goods are, not at how many items say so.
  return [...new Map(cargos.map((cargo) => [JSON.stringify([cargo.hs, cargo.dgClass]), cargo])).values()]
}
