import type { Location, LocationId } from '@karavan/model'

/** How places are called outside: by their UN/LOCODE, null where they have none, and by name. */
export function namedPlaces(
  locations: ReadonlyMap<LocationId, Location>,
): (id: LocationId) => { readonly unLocode: string | null; readonly name: string } {
  return (id) => {
    const location = locations.get(id)
    const unLocode = location?.codes.find(({ scheme }) => scheme === 'unlocode')?.code ?? null
    return { unLocode, name: location?.name ?? id }
  }
}
