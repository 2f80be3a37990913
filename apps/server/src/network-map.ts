import type { LineFeature, NetworkMap, PointFeature } from '@karavan/api'
import type { Link, Location } from '@karavan/model'
import type { Network } from '@karavan/network'

/** The network as GeoJSON; sea links first, so that land is drawn over them. */
export function networkMap(network: Network): NetworkMap {
  const links = [...network.links].sort((a, b) => Number(a.mode !== 'sea') - Number(b.mode !== 'sea'))
  return { type: 'FeatureCollection', features: [...links.map(line), ...[...network.locations.values()].map(point)] }
}

function point(location: Location): PointFeature {
  const { id, name, country, kind, position, role, basis, row } = location
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: position },
    properties: { what: 'location', name, country, kind, role: role ?? '', basis, row: row ?? '' },
  }
}

function line(link: Link): LineFeature {
  const { id, from, to, mode, gauge, status, corridors, lengthKm, lengthBasis, crosses, basis, row } = link
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
      basis,
      row: row ?? '',
    },
  }
}
