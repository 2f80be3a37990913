import type { MessageKey } from '../words/catalogue.js'

interface Sea {
  readonly name: MessageKey
  /** Name in the language of the one country around it; none where several share the shore. */
  readonly local?: string
  readonly longitude: number
  readonly latitude: number
  /** 1 is shown first. */
  readonly rank: number
}

const sea = (name: MessageKey, longitude: number, latitude: number, rank: number, local?: string): Sea => ({
  name,
  longitude,
  latitude,
  rank,
  ...(local === undefined ? {} : { local }),
})

/** Seas and lakes at points on their water; common geography, named as docs/decisions/2026-11-25-disputed-borders.md says. */
export const SEAS: readonly Sea[] = [
  sea('sea.caspian', 50.6, 41.7, 1),
  sea('sea.black', 34.6, 43.4, 1),
  sea('sea.baltic', 19.4, 57.0, 1),
  sea('sea.mediterranean', 18.2, 35.0, 1),
  sea('sea.arabian', 63.5, 16.5, 1),
  sea('sea.bengal', 88.5, 14.5, 1),
  sea('sea.indian', 76, -12, 1),
  sea('sea.southChina', 114.0, 14.0, 1),
  sea('sea.north', 3.4, 56.4, 1),
  sea('sea.red', 38.4, 20.2, 2),
  sea('sea.persian', 51.4, 27.1, 2),
  sea('sea.yellow', 123.3, 35.6, 2),
  sea('sea.eastChina', 125.0, 29.5, 2),
  sea('sea.japan', 134.5, 40.0, 2),
  sea('sea.aden', 48.0, 12.3, 3),
  sea('sea.bohai', 119.7, 38.6, 3, '渤海'),
  sea('sea.azov', 36.7, 46.1, 3),
  sea('sea.marmara', 28.1, 40.75, 3, 'Marmara Denizi'),
  sea('sea.aegean', 25.0, 38.6, 3),
  sea('sea.adriatic', 15.8, 42.9, 3),
  sea('sea.finland', 26.2, 59.85, 3),
  sea('sea.aral', 58.7, 45.2, 3),
  sea('sea.balkhash', 75.2, 46.4, 3, 'Балқаш көлі'),
  sea('sea.baikal', 107.6, 53.4, 3, 'Байкал'),
]
