import { geoArea } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'

/** The polygons of a feature with each ring wound so that its inside is the smaller part of the globe, as the projection reads it. */
export function wound(feature: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  const { geometry } = feature
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const coordinates = polygons.map((rings) =>
    rings.map((ring, i) => {
      const outward = geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI
      return outward === (i === 0) ? [...ring].reverse() : ring
    }),
  )
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } }
}
