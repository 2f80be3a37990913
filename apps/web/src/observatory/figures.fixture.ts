import type { Observation } from '@karavan/model'

type More = Omit<Partial<Observation>, 'origin' | 'series'> & {
  readonly origin?: Partial<Observation['origin']>
  readonly series?: Partial<Observation['series']>
}

/** A figure of the year 2024, otherwise than it is where something is said. */
export function figure({ origin, series, ...more }: More): Observation {
  return {
    id: 'figure',
    period: { kind: 'year', start: '2024-01-01', end: '2024-12-31' },
    value: 1,
    min: null,
    max: null,
    missing: null,
    qualifier: null,
    status: 'observed',
    comparison: null,
    locator: null,
    supersedes: null,
    note: null,
    ...more,
    series: {
      measure: 'handling',
      subject: null,
      where: ['KZ-KURYK'],
      direction: null,
      from: null,
      to: null,
      by: null,
      goods: null,
      equipment: null,
      scope: null,
      weight: null,
      load: null,
      whole: null,
      unit: { of: 't', every: null, per: null },
      ...series,
    },
    origin: {
      producer: null,
      via: null,
      title: null,
      published: '2025',
      read: null,
      source: 'https://example.org/figures',
      row: null,
      licence: null,
      ...origin,
    },
  }
}
