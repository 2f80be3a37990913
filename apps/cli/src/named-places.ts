import { StructuredError } from '@karavan/core'
import { type Consignment, type ConsignmentFault, ConsignmentInvalidError, readConsignment } from '@karavan/model'
import { type Network, resolvePlace } from '@karavan/network'

type Sent = Readonly<Record<string, unknown>>

/** A consignment as it was sent, with its places as people name them, and what is wrong with these. */
export interface Placed {
  readonly sent: Sent
  readonly faults: readonly ConsignmentFault[]
}

/** Puts the ids of places for their names, as `karavan plan` takes them. */
export function placed(sent: Sent, locations: Network['locations']): Placed {
  const faults: ConsignmentFault[] = []
  const idOf = (pointer: string, named: unknown): unknown => {
    if (typeof named !== 'string') return named
    try {
      return resolvePlace(locations, named, pointer).id
    } catch (error) {
      if (!(error instanceof StructuredError)) throw error
      const likely = error.candidates.slice(0, 3)
      const expected =
        likely.length === 0 ? 'a place: karavan places TEXT finds one' : `a place, as ${likely.join(', ')}`
      faults.push({ pointer, received: named, expected })
      return named
    }
  }
  const ends = ['carrierAcceptanceLocation', 'consigneeReceiptLocation'].filter((end) => end in sent)
  const { parties } = sent
  const withPlaces = (party: unknown, i: number) =>
    hasLocations(party)
      ? { ...party, locations: party.locations.map((each, j) => idOf(`/parties/${i}/locations/${j}`, each)) }
      : party
  return {
    sent: {
      ...sent,
      ...Object.fromEntries(ends.map((end) => [end, idOf(`/${end}`, sent[end])])),
      ...(Array.isArray(parties) ? { parties: parties.map(withPlaces) } : {}),
    },
    faults,
  }
}

/** @throws {ConsignmentInvalidError} with every fault, those of places first */
export function readPlaced({ sent, faults: unplaced }: Placed): Consignment {
  const faults = [
    ...unplaced,
    ...faultsIn(sent).filter(({ pointer }) => unplaced.every((one) => one.pointer !== pointer)),
  ]
  const [first, ...others] = faults
  if (first !== undefined) throw new ConsignmentInvalidError([first, ...others])
  return readConsignment(sent)
}

function faultsIn(sent: Sent): readonly ConsignmentFault[] {
  try {
    readConsignment(sent)
    return []
  } catch (error) {
    if (error instanceof ConsignmentInvalidError) return error.faults
    throw error
  }
}

function hasLocations(party: unknown): party is { readonly locations: readonly unknown[] } {
  return Array.isArray((party as { locations?: unknown } | null)?.locations)
}

/** Parties that would see nothing of a consignment, in words. */
export function blindParties({ parties }: Consignment): readonly string[] {
  return parties.flatMap(({ partyId, role, legs, locations }) => {
    if (role === 'carrier' && legs.length === 0) return [`${partyId} is a carrier without legs and sees none of it`]
    if (role === 'terminalOperator' && locations.length === 0)
      return [`${partyId} is a terminal without a place and sees none of it`]
    return []
  })
}
