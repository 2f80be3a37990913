import type { Order, QueueCount, StatusReport } from '@karavan/model'

const provenance = { source: 'a test', sourceDate: '2025-04-01', basis: 'assumed', note: '' } as const

export function order(id: string, text = 'No wagons'): Order {
  return {
    ...provenance,
    id,
    issuer: 'KTZ',
    title: 'Ban',
    text,
    action: 'ban',
    effect: 'hold',
    appliesAt: 'acceptance',
    issuedOn: '2025-04-01',
    from: null,
    to: null,
    clauses: [],
    exceptions: [],
    places: ['KZ-KURYK'],
    countries: [],
    directions: [],
    modes: ['rail'],
    origins: [],
    destinations: [],
    equipment: [],
    goods: ['10'],
    goodsExcept: [],
  }
}

export function report(id: string): StatusReport {
  return {
    ...provenance,
    id,
    place: 'KZ-KURYK',
    modes: [],
    state: 'closed',
    reason: 'wind',
    since: '2025-04-01',
    until: null,
    expectedUntil: null,
    said: '2025-04-01',
    by: 'port',
  }
}

export function queue(id: string): QueueCount {
  return {
    ...provenance,
    id,
    place: 'KZ-KURYK',
    date: '2025-04-01',
    unit: 'wagons',
    waiting: 1000,
    atLeast: true,
    handledPerDay: 46,
    towards: 'AZ',
    by: 'railway',
  }
}
