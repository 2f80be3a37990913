import { StructuredError } from '@karavan/core'
import type { Network } from './network.js'

const MAGIC = 'karavan-network'
/** Grows when what is stored changes its meaning. */
const FORMAT = 2

interface Artefact extends Omit<Network, 'locations' | 'parameters'> {
  readonly magic: typeof MAGIC
  readonly format: typeof FORMAT
  readonly locations: readonly (Network['locations'] extends ReadonlyMap<string, infer L> ? L : never)[]
  readonly parameters: readonly (readonly [
    string,
    Network['parameters'] extends ReadonlyMap<string, infer P> ? P : never,
  ])[]
}

/** The compiled network as text, so that it is read again without its tables. */
export function packNetwork(network: Network): string {
  const { locations, parameters, ...rest } = network
  return JSON.stringify({
    magic: MAGIC,
    format: FORMAT,
    ...rest,
    locations: [...locations.values()],
    parameters: [...parameters],
  } satisfies Artefact)
}

/** @throws {StructuredError} NETWORK_ARTEFACT_UNKNOWN where the text is not what {@link packNetwork} writes today */
export function unpackNetwork(text: string): Network {
  const artefact = text.startsWith(`{"magic":"${MAGIC}","format":${FORMAT},`)
    ? (JSON.parse(text) as Artefact)
    : undefined
  if (artefact === undefined) {
    throw new StructuredError({
      code: 'NETWORK_ARTEFACT_UNKNOWN',
      received: text.slice(0, 60),
      expected: `a network compiled in the format ${FORMAT}`,
      remediation: 'compile the network again: npm run compile -w packages/network',
    })
  }
  const { magic: _magic, format: _format, locations, parameters, ...rest } = artefact
  return {
    ...rest,
    locations: new Map(locations.map((location) => [location.id, location])),
    parameters: new Map(parameters),
  }
}
