import type { EquipmentFamily, Gauge } from '@karavan/model'

/**
 * How goods are at a place: just handed over, standing after a carriage that ended there, still aboard, or put on
 * wheels that have not moved yet, for nothing is put on a train or a lorry only to be taken off again. Goods that have
 * run inside a country do not run again before something else happens to them: a run is one draw of the pace.
 * What follows costs different handling from each.
 */
const CARRIAGES = [
  'handedOver',
  'offRail',
  'offRoad',
  'offSea',
  'rail1520',
  'rail1435',
  'road',
  'onto1520',
  'onto1435',
  'ontoRoad',
  'ran1520',
  'ran1435',
  'ranRoad',
] as const
export type Carriage = (typeof CARRIAGES)[number]

/** Modes as handling rows name them. */
export type HandlingMode = 'rail' | 'road' | 'sea'

export const GROUND: readonly Carriage[] = ['handedOver', 'offRail', 'offRoad', 'offSea']

/** One number for a place and a carriage. */
export function vertexOf(place: number, carriage: Carriage): number {
  return place * CARRIAGES.length + CARRIAGES.indexOf(carriage)
}

/** All numbers of a place. */
export function verticesAt(place: number): readonly number[] {
  return CARRIAGES.map((carriage) => vertexOf(place, carriage))
}

/** How many vertices so many places have. */
export function vertexCount(places: number): number {
  return places * CARRIAGES.length
}

export function placeOf(vertex: number): number {
  return Math.floor(vertex / CARRIAGES.length)
}

export function carriageOf(vertex: number): Carriage {
  return CARRIAGES[vertex % CARRIAGES.length] ?? 'handedOver'
}

/** The mode that brought the goods, or null when they were just handed over. */
export function cameBy(carriage: Carriage): HandlingMode | null {
  switch (carriage) {
    case 'handedOver':
      return null
    case 'offRail':
    case 'rail1520':
    case 'rail1435':
    case 'onto1520':
    case 'onto1435':
    case 'ran1520':
    case 'ran1435':
      return 'rail'
    case 'offRoad':
    case 'road':
    case 'ontoRoad':
    case 'ranRoad':
      return 'road'
    case 'offSea':
      return 'sea'
  }
}

/** Goods standing after a carriage by a mode. */
export function offMode(mode: HandlingMode): Carriage {
  return mode === 'rail' ? 'offRail' : mode === 'road' ? 'offRoad' : 'offSea'
}

/** Rails on which goods can stay aboard; Finnish 1,524 mm counts as 1,520, other gauges are not served. */
export function railCarriage(gauge: Gauge | undefined): Carriage | null {
  if (gauge === 1520 || gauge === 1524) return 'rail1520'
  return gauge === 1435 ? 'rail1435' : null
}

/** On the wheels before they move; null where goods are not aboard, or have moved. */
export function beforeMoving(carriage: Carriage): Carriage | null {
  if (carriage === 'rail1520') return 'onto1520'
  if (carriage === 'rail1435') return 'onto1435'
  return carriage === 'road' ? 'ontoRoad' : null
}

/** On the same wheels after a run; null where goods do not run. */
export function afterRun(carriage: Carriage): Carriage | null {
  if (carriage === 'rail1520') return 'ran1520'
  if (carriage === 'rail1435') return 'ran1435'
  return carriage === 'road' ? 'ranRoad' : null
}

/** Carriages on which a family runs on demand from border to border. Boxes on the road are hauled instead. */
export function ownCarriages(family: EquipmentFamily): readonly Carriage[] {
  return family === 'vehicle' ? ['road'] : ['rail1520', 'rail1435']
}
