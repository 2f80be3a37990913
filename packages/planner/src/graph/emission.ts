import type { CountryCode, Mode, Provenance } from '@karavan/model'
import type { EmissionFactor, Network } from '@karavan/network'
import type { Carried } from './move.js'

/** Grams of CO2e, well to wheel, for one tonne carried over a piece of a move. */
export interface EmittedPiece {
  readonly mode: Mode
  readonly country: CountryCode
  readonly km: number
  readonly gramsPerTonne: number | null
  readonly gramsPerTonneKm: number | null
  readonly provenance: Provenance | null
}

/** Chooses the factor of a mode: of the country before the general one. */
export class EmissionTable {
  private readonly chosen = new Map<string, EmissionFactor | null>()

  constructor(private readonly network: Network) {}

  pieces(carried: Carried): EmittedPiece[] {
    return carried.km.map(({ country, km, mode = carried.mode }) => {
      const found = this.factor(mode, country)
      return {
        mode,
        country,
        km,
        gramsPerTonne: found === null ? null : found.grams * km,
        gramsPerTonneKm: found?.grams ?? null,
        provenance: found?.provenance ?? null,
      }
    })
  }

  private factor(mode: Carried['mode'], country: string): EmissionFactor | null {
    const key = `${mode}|${country}`
    let found = this.chosen.get(key)
    if (found === undefined) {
      const names = MODE_NAMES[mode]
      found = null
      for (const region of [country, '*']) {
        for (const name of names)
          found ??= this.network.emissions.find((factor) => factor.mode === name && factor.region === region) ?? null
      }
      this.chosen.set(key, found)
    }
    return found
  }
}

/** Names under which factors stand, the closest first. */
const MODE_NAMES: Readonly<Record<Carried['mode'], readonly string[]>> = {
  rail: ['rail'],
  road: ['road'],
  rail_ferry: ['rail_ferry', 'ferry', 'ro_ro', 'sea'],
  ro_ro: ['ro_ro', 'ferry', 'sea'],
  feeder: ['feeder', 'sea'],
  deep_sea: ['deep_sea', 'sea'],
  sea_bulk: ['sea_bulk', 'sea', 'feeder'],
  barge: ['barge', 'sea'],
}
