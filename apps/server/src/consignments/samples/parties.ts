import type { ChosenPlan, Mode } from '@karavan/model'

/** Whoever reports of samples, by what they do. */
export const SENDERS = {
  railway: 'sample-railway',
  line: 'sample-line',
  haulier: 'sample-haulier',
  terminal: 'sample-terminal',
  customs: 'sample-customs',
  forwarder: 'sample-forwarding',
} as const

const CARRIER_NAMES = { railway: 'Sample Railway', line: 'Sample Line', haulier: 'Sample Haulier' } as const

/** Who carries by a mode. */
export function carrierBy(mode: Mode): keyof typeof CARRIER_NAMES {
  if (mode === 'rail') return 'railway'
  return mode === 'road' ? 'haulier' : 'line'
}

/** The parties of a sample, all made up. */
export function partiesOf(plan: ChosenPlan, { consignor, consignee }: { consignor: string; consignee: string }) {
  const party = (role: string, name: string, more: object = {}) => ({
    partyId: name.toLowerCase().replaceAll(' ', '-'),
    role,
    name,
    ...more,
  })
  const carriers = Object.entries(CARRIER_NAMES).map(([carrier, name]) => {
    const legs = plan.legs.flatMap(({ mode }, leg) => (carrierBy(mode) === carrier ? [leg] : []))
    return legs.length === 0 ? [] : [party('carrier', name, { legs })]
  })
  const places = [...new Set(plan.legs.flatMap(({ from, to }) => [from, to]))]
  const borders = [...new Set([...plan.borders.map(({ place }) => place), ...places])]
  return [
    party('consignor', consignor),
    party('consignee', consignee),
    party('freightForwarder', 'Sample Forwarding'),
    ...carriers.flat(),
    party('terminalOperator', 'Sample Terminal', { locations: places }),
    party('customsAuthority', 'Sample Customs', { locations: borders }),
  ]
}
