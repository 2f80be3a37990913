import type { LineFeature, NetworkMap, PointFeature } from '@karavan/api'
import type { EpochMinutes } from '@karavan/core'
import { type Link, type Location, weaknessOf } from '@karavan/model'
import { localName, type Network } from '@karavan/network'

/** The network as GeoJSON; sea links first, so that land is drawn over them. @param at - when its rows are looked at */
export function networkMap(network: Network, at: EpochMinutes): NetworkMap {
  const links = [...network.links].sort((a, b) => Number(a.mode !== 'sea') - Number(b.mode !== 'sea'))
  return {
    type: 'FeatureCollection',
    features: [
      ...links.map((link) => line(link, at)),
      ...[...network.locations.values()].map((location) => point(location, at)),
    ],
  }
}

function point(location: Location, at: EpochMinutes): PointFeature {
  const local = localName(location)
  const { id, name, country, kind, position, role, source, sourceDate, basis, row } = location
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: position },
    properties: {
      what: 'location',
      name,
      country,
      kind,
      role: role ?? '',
      ...(local === undefined ? {} : { localName: local }),
      weakness: weaknessOf([location], at),
      source,
      sourceDate,
      basis,
      row: row ?? '',
    },
  }
}

function line(link: Link, at: EpochMinutes): LineFeature {
  const { id, from, to, mode, gauge, status, corridors, lengthKm, lengthBasis, crosses } = link
  const { source, sourceDate, basis, row } = link
  return {
    type: 'Feature',
    id,
    geometry: { type: 'LineString', coordinates: link.course },
    properties: {
      what: 'link',
      from,
      to,
      mode,
      gauge: gauge ?? null,
      status,
      corridors,
      lengthKm,
      lengthBasis,
      crosses,
      weakness: weaknessOf([link], at),
      source,
      sourceDate,
      basis,
      row: row ?? '',
    },
  }
}
