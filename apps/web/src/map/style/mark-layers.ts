import type { LayerSpecification } from 'maplibre-gl'

/** What is in force at places, over all else. */
export function markLayers(): LayerSpecification[] {
  return [
    {
      id: 'marks',
      type: 'symbol',
      source: 'marks',
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-size': ['case', ['get', 'pointed'], 1.35, 1],
        'icon-padding': 0,
        'icon-allow-overlap': true,
        'symbol-sort-key': ['case', ['get', 'pointed'], 1, 0],
      },
    },
  ]
}
