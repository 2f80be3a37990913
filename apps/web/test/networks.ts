import type { LineFeature, PointFeature } from '@karavan/api'
import type { NetworkAnswers } from '../src/network/entries.js'
import type { Rows } from '../src/network/tables.js'

const origin = { source: 'https://example.org/a', sourceDate: '2025-10', basis: 'published' } as const

export function place(id: string, name: string, kind: PointFeature['properties']['kind'] = 'seaport'): PointFeature {
  const country = id.slice(0, 2)
  const properties = { what: 'location', name, country, kind, role: '', weakness: 'assumed', row: 'l.csv:2' } as const
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [50, 43] },
    properties: { ...properties, ...origin, name, country, kind },
  }
}

export function link(from: string, to: string, mode: string, lengthKm: number, status = 'in_use'): LineFeature {
  return {
    type: 'Feature',
    id: `${from}~${to}~${mode}`,
    geometry: {
      type: 'LineString',
      coordinates: [
        [from.charCodeAt(3), 0],
        [to.charCodeAt(3), 0],
      ],
    },
    properties: {
      ...{ what: 'link', from, to, mode, gauge: mode === 'rail' ? 1520 : null, status, corridors: ['middle'] },
      ...{ lengthKm, lengthBasis: 'drawn', crosses: [from.slice(0, 2), to.slice(0, 2)] },
      ...{ weakness: 'estimated', ...origin, row: 'k.csv:2' },
    },
  }
}

export function service(id: string, places: readonly string[], part: Partial<Rows['services']> = {}): Rows['services'] {
  return {
    id,
    name: `Train ${id}`,
    operator: 'KTZ Express',
    kind: 'rail_block_train',
    departures: { kind: 'headway', perWeek: 2 },
    equipment: ['40HC'],
    status: 'running',
    boardable: true,
    evidence: [],
    links: [],
    course: [],
    weakness: 'fine',
    ...origin,
    calls: places.map((location, i) => ({
      location,
      ...(i === 0 ? {} : { hours: { min: 10, p50: 20, max: 40 } }),
      crosses: [],
      includes: [],
      provenance: origin,
    })),
    ...part,
  }
}

export function handling(id: string, part: Partial<Rows['handling']> = {}): Rows['handling'] {
  const [place = '', activity = '', fromMode = '', toMode = '', direction = '', month = ''] = id.split('/')
  return {
    ...{ id, place, placeName: place.length > 2 ? place : null, activity, fromMode, toMode, direction },
    month: month === 'all' ? null : Number(month),
    hours: { min: 1, p10: 6, p50: 12, p90: 30, max: 60 },
    weakness: 'assumed',
    provenance: { ...origin, note: 'A note, with "quotes"\nand two lines' },
    ...part,
  }
}

export function order(id: string, part: Partial<Rows['restrictions']> = {}): Rows['restrictions'] {
  return {
    ...{ id, issuer: 'KTZ', title: `Ban ${id}`, text: 'All goods', effect: 'hold', appliesAt: 'passage' },
    ...{ places: [], placeNames: [], countries: [], directions: [], origins: [], destinations: [], modes: [] },
    ...{ equipment: [], goods: [], goodsExcept: [], exceptions: [], from: 0, until: null, state: 'inForce' },
    ...{ action: 'ban', issuedOn: null, originPlaces: [], quota: null, takenOver: [] },
    ...{ amends: null, amendedBy: [], weakness: 'fine', provenance: origin },
    ...part,
  }
}

/** A corridor of three places. */
export const ANSWERS: NetworkAnswers = {
  map: {
    type: 'FeatureCollection',
    features: [
      link('CN-XIAN', 'KZ-AKTAU', 'rail', 4000),
      link('KZ-AKTAU', 'AZ-ALAT', 'sea', 450),
      place('CN-XIAN', "Xi'an", 'inland_terminal'),
      place('KZ-AKTAU', 'Aktau port'),
      place('AZ-ALAT', 'Alat'),
    ],
  },
  services: {
    services: [
      service('A', ['CN-XIAN', 'KZ-AKTAU']),
      service('B', ['KZ-AKTAU', 'AZ-ALAT'], {
        kind: 'ro_ro',
        weakness: 'old',
        departures: { kind: 'days', weekdays: [4, 1], localMinutes: null, cutOffHours: 12 },
      }),
    ],
  },
  handling: {
    handling: [
      handling('KZ-AKTAU/port/any/sea/out/12', { weakness: 'old' }),
      handling('KZ-AKTAU/port/any/sea/out/all', { weakness: 'estimated' }),
      handling('FI/border/road/road/SE>FI/all'),
    ],
  },
  closures: {
    closures: [1, 2].map((month) => ({
      ...{ location: 'KZ-AKTAU', locationName: 'Aktau port', modes: ['sea'], weatherGroup: 'caspian', month },
      ...{
        share: 0.3,
        planned: { share: 0.3, months: 0 },
        length: { min: 24, p50: 48, max: 96 },
        weakness: 'estimated',
        provenance: origin,
      },
    })),
  },
  facilities: {
    facilities: [
      {
        ...{ id: 'KZ-AKTAU/port', location: 'KZ-AKTAU', locationName: 'Aktau port', operator: '', equipment: [] },
        ...{ modes: ['rail', 'sea'], gauges: [1520], does: ['transship'], weakness: 'assumed', provenance: origin },
      },
    ],
  },
  restrictions: {
    at: 0,
    restrictions: [
      order('ended', { state: 'notInForce', until: 10, places: ['KZ-AKTAU'], amendedBy: ['again'] }),
      order('law', { countries: ['RU'], effect: 'forbid' }),
      order('again', { state: 'notInForce', from: 10, until: 20, amends: 'ended', directions: ['KZ>CN'] }),
    ],
  },
}
