import type { EquipmentFamily, LocationId, Mode } from '@karavan/model'
import type { Network } from '@karavan/network'

/** Ships that take equipment from port to port within the way of a through service, the usual one first. */
const SHIPS: Readonly<Record<EquipmentFamily, readonly [Mode, ...Mode[]]>> = {
  container: ['feeder', 'rail_ferry', 'ro_ro'],
  wagon: ['rail_ferry', 'ro_ro'],
  vehicle: ['ro_ro', 'rail_ferry'],
}

/**
 * By what ship a through service is carried between two ports, which its rows do not say: the most usual for the equipment
 * of those that sail between the two, else the most usual of all.
 */
export function shipsOf(network: Network, family: EquipmentFamily): (from: LocationId, to: LocationId) => Mode {
  const sailing = new Set<string>()
  for (const { kind, boardable, calls } of network.services) {
    if (!boardable) continue
    for (const [i, { location }] of calls.entries())
      for (const later of calls.slice(i + 1)) sailing.add(`${kind}|${location}|${later.location}`)
  }
  const [usual] = SHIPS[family]
  return (from, to) =>
    SHIPS[family].find((ship) => sailing.has(`${ship}|${from}|${to}`) || sailing.has(`${ship}|${to}|${from}`)) ?? usual
}
