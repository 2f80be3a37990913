import { MODES } from './codes.js'
import { vesselName } from './names.js'
import type { MessageReading } from './reading.js'
import { componentOf, type EdifactSegment } from './segments.js'

/** What carries: a ship, a train, a lorry. */
export interface MeansOfTransport {
  /** Name of the ship; null for trains and lorries, and where the message gives none. */
  readonly vessel: string | null
  /** As events tell it. */
  readonly told: Readonly<Record<string, string>>
}

/** What a TDT says of the means of transport. */
export function meansOf(reading: MessageReading, tdt: EdifactSegment): MeansOfTransport {
  const [id = '', list = '', agency = '', name = ''] = [0, 1, 2, 3].map((component) => componentOf(tdt, 7, component))
  const mode = MODES.get(componentOf(tdt, 2)) ?? componentOf(tdt, 2)
  const mainOrNamed = componentOf(tdt, 0) === '20' || list === '103' || agency === '11'
  const isShip = mode === '' ? mainOrNamed : mode === 'sea' || mode === 'inlandWater'
  const vessel = isShip ? vesselName(id, list, agency, name) : null
  const told = {
    stage: componentOf(tdt, 0),
    mode,
    journey: componentOf(tdt, 1),
    carrier: componentOf(tdt, 4) || componentOf(tdt, 4, 3),
    id,
    name,
  }
  return {
    vessel: vessel === null ? null : reading.uriOf(vessel, tdt),
    told: Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')),
  }
}
