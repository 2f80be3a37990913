import { type DurationKnots, StructuredError } from '@karavan/core'
import type { CountryCode, Provenance } from '@karavan/model'
import type { Network } from '@karavan/network'

/** Hours for a run on demand, and where the pace comes from. */
export interface Run {
  readonly hours: DurationKnots
  readonly provenance: Provenance
}

/**
 * Running time of wagonload and road carriage over a distance inside one country: the distance over the pace of the
 * parameters `<kind>_km_per_day_{slow,typical,fast}`, a country's own before the general one, plus nothing else.
 * The pace is one draw for the whole run: what delays a wagon on one section delays it on the next.
 */
export class PaceTable {
  private readonly known = new Map<string, { slow: number; typical: number; fast: number; provenance: Provenance }>()

  constructor(private readonly network: Network) {}

  run(kind: 'wagonload' | 'container_wagonload' | 'road', country: CountryCode, km: number): Run {
    const pace = this.pace(kind, country)
    const hours = (perDay: number) => (km / perDay) * 24
    return {
      hours: {
        min: hours(pace.fast) * 0.85,
        p10: hours(pace.fast),
        p50: hours(pace.typical),
        p90: hours(pace.slow),
        max: hours(pace.slow) * 1.4,
      },
      provenance: pace.provenance,
    }
  }

  private pace(kind: string, country: CountryCode) {
    const key = `${kind}|${country}`
    let pace = this.known.get(key)
    if (pace === undefined) {
      pace = this.read(`${kind}_km_per_day.${country}`) ?? this.read(`${kind}_km_per_day`)
      if (pace === undefined) {
        throw new StructuredError({
          code: 'NETWORK_PARAMETER_MISSING',
          received: `no ${kind}_km_per_day`,
          expected: `the parameters ${kind}_km_per_day.slow, .typical and .fast`,
          remediation: 'add them to parameters.csv',
        })
      }
      this.known.set(key, pace)
    }
    return pace
  }

  private read(name: string) {
    const [slow, typical, fast] = ['slow', 'typical', 'fast'].map((word) =>
      this.network.parameters.get(`${name}.${word}`),
    )
    if (slow === undefined || typical === undefined || fast === undefined) return undefined
    return { slow: slow.value, typical: typical.value, fast: fast.value, provenance: typical.provenance }
  }
}

/** The row by which a run names its pace: that of the typical one, which stands for the slow and the fast one beside it. */
export function citedPace({ parameters }: Network, row: string): string | undefined {
  const [key] = [...parameters].find(([, { provenance }]) => provenance.row === row) ?? []
  const pace = key === undefined ? null : /^(.+_km_per_day.*)\.(slow|fast)$/.exec(key)
  return pace === null ? undefined : parameters.get(`${pace[1]}.typical`)?.provenance.row
}
