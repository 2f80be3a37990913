import type { Consignment, ConsignmentParty, LocationId, MilestoneKind } from '@karavan/model'

/** What happens where, as far as it matters for who does it. */
export interface Deed {
  readonly kind: MilestoneKind
  readonly place: LocationId | null
  readonly leg: number | null
}

type Does = (party: ConsignmentParty, deed: Deed) => boolean

const carrier: Does = ({ role, legs }, { leg }) => role === 'carrier' && leg !== null && legs.includes(leg)
const atPlace =
  (doer: ConsignmentParty['role']): Does =>
  ({ role, locations }, { place }) =>
    role === doer && place !== null && locations.includes(place)
const terminal = atPlace('terminalOperator')
const customs = atPlace('customsAuthority')

/** Who does what, and so knows it first hand. */
const DOERS: Readonly<Record<MilestoneKind, Does>> = {
  acceptance: carrier,
  loading: terminal,
  departure: carrier,
  borderExit: carrier,
  borderEntry: carrier,
  gaugeChange: terminal,
  arrival: carrier,
  unloading: terminal,
  customsHeld: customs,
  customsReleased: customs,
  delivery: carrier,
}

/** Whether a party did what is told, or watched it. */
export function isDoer({ parties }: Pick<Consignment, 'parties'>, partyId: string, deed: Deed): boolean {
  return parties.some((party) => party.partyId === partyId && DOERS[deed.kind](party, deed))
}
