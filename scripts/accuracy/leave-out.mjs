/**
 * Services whose hours rest on a fact that neither their evidence nor an observation of theirs names: the note of the
 * service says so.
 */
const RESTS_ALSO = {
  'ALAT-POTI-EXPRESS': ['legs.csv:3'],
  'ALAT-BATUMI-TITR': ['legs.csv:3'],
  'CHONGQING-DUISBURG-FIX': ['XIAN-DUI-FIX-2023'],
  'DUISBURG-CHONGQING-FIX': ['XIAN-DUI-FIX-2023'],
  'BUDAPEST-ISTANBUL-RCG': ['legs.csv:68', 'legs.csv:69'],
  'ISTANBUL-BUDAPEST-RCG': ['legs.csv:68', 'legs.csv:69'],
}

/**
 * What of the tables rests on a source: services by id with their calls, and rows of handling, closures and parameters
 * that cite it, directly or as evidence.
 * @param sources - the address behind each name of a fact
 */
export function restingOn(source, tables, sources) {
  const names = (keys) => keys.some((key) => sources.get(key) === source)
  const evidenceOf = ({ cells }) => (cells.evidence ?? '').split(' ').filter(Boolean)
  const cites = (row) => row.cells.source === source || names(evidenceOf(row))
  const services = new Set(tables.services.filter(cites).map(({ cells }) => cells.id))
  for (const { cells } of tables.service_calls) if (cells.source === source) services.add(cells.service_id)
  for (const { cells } of tables.observations)
    if (cells.source === source && cells.service_id !== '') services.add(cells.service_id)
  for (const [id, keys] of Object.entries(RESTS_ALSO)) if (names(keys)) services.add(id)
  return {
    services,
    handling: tables.handling.filter(cites),
    closures: tables.closures.filter(cites),
    parameters: tables.parameters.filter(cites),
  }
}

/** Whether the source has put a number into the network. */
export const isFed = ({ services, handling, closures, parameters }) =>
  services.size + handling.length + closures.length + parameters.length > 0

/**
 * The tables without the rows of handling, closures and parameters that rest on a source: what is asked then finds the
 * row of the country or of everywhere. Services are not taken out here: their hours are made anew from what is left.
 * @throws where a general parameter would go: nothing stands behind it
 */
export function withoutRows(tables, resting) {
  const general = resting.parameters.find(({ cells }) => !/\.[A-Z]{2}\./.test(cells.key))
  if (general !== undefined) throw new Error(`nothing stands behind the parameter ${general.cells.key}`)
  const without = (name) => tables[name].filter((row) => !resting[name].includes(row))
  return { ...tables, handling: without('handling'), closures: without('closures'), parameters: without('parameters') }
}
