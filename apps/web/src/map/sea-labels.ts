import type { BaseMap } from './base-map.js'

const SEAS: readonly (readonly [name: string, longitude: number, latitude: number, rank: number])[] = [
  ['Caspian Sea', 50.6, 41.7, 1],
  ['Black Sea', 34.6, 43.4, 1],
  ['Baltic Sea', 19.4, 57.0, 1],
  ['Mediterranean Sea', 18.2, 35.0, 1],
  ['Arabian Sea', 63.5, 16.5, 1],
  ['Bay of Bengal', 88.5, 14.5, 1],
  ['South China Sea', 114.0, 14.0, 1],
  ['North Sea', 3.4, 56.4, 1],
  ['Red Sea', 38.4, 20.2, 2],
  ['Persian Gulf', 51.4, 27.1, 2],
  ['Yellow Sea', 123.3, 35.6, 2],
  ['Sea of Azov', 36.7, 46.1, 3],
  ['Sea of Marmara', 28.1, 40.75, 3],
  ['Gulf of Finland', 26.2, 59.85, 3],
  ['Aral Sea', 58.7, 45.2, 3],
  ['Lake Balkhash', 75.2, 46.4, 3],
  ['Lake Baikal', 107.6, 53.4, 3],
]

/** Names of seas and lakes at points on their water; common geography. */
export const SEA_LABELS: BaseMap['labels']['features'] = SEAS.map(([name, longitude, latitude, rank]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties: { name, local: '', what: 'water', rank },
}))
