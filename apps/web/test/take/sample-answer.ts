import {
  type ArrivalCurve,
  type ConditionHit,
  type CostLine,
  type HoursSummary,
  type Leg,
  type Message,
  message,
  type OverlayRow,
  type PlanAnswer,
  type Provenance,
  type TransportPlan,
} from '@karavan/model'

const READY = Date.UTC(2026, 11, 1) / 60_000

const said = (text: string): Message => message('text', { text })

export const SOURCES = {
  tariff: { source: 'https://www.example.org/tariff', sourceDate: '2026-01', basis: 'official', row: 'rates.csv:7' },
  timetable: { source: 'https://example.org/расписание?a=1&b=(2)', sourceDate: '2025-11-26', basis: 'published' },
  own: { source: 'own knowledge', sourceDate: '2026', basis: 'assumed', row: 'handling.csv:4' },
} as const satisfies Record<string, Provenance>

const hours = (mean: number): HoursSummary => ({ mean, p10: mean * 0.7, p50: mean * 0.95, p90: mean * 1.4 })

function leg(
  more: Pick<Leg, 'mode' | 'from' | 'fromName' | 'to' | 'toName' | 'course' | 'crosses'> & Partial<Leg>,
): Leg {
  return {
    service: 'wagonload',
    serviceName: 'Wagonload on demand',
    told: {
      serviceName: message('leg.wagonload'),
      carriage: message('leg.carriage', { mode: { kind: 'mode', mode: more.mode } }),
    },
    carriage: more.mode,
    parts: [{ mode: more.mode, km: 1204 }],
    operator: null,
    distanceKm: { value: 1204, basis: 'drawn', sources: [SOURCES.own] },
    hours: hours(120),
    wait: hours(24),
    handling: hours(36),
    running: hours(60),
    spreadShare: 0.5,
    co2eKg: 812.4,
    stages: [],
    via: [],
    sources: [SOURCES.timetable],
    ...more,
  }
}

function line(what: string, amount: string, source: Provenance): CostLine {
  return {
    what,
    amount,
    low: String(Number(amount) / 2),
    high: String(Number(amount) * 2),
    basis: source.basis,
    reason: null,
    told: { what: said(what), reason: null },
    source,
  }
}

/** Arrivals spread evenly over ten days, which begin `day` days after the goods are ready. */
function arrival(day: number): ArrivalCurve {
  return {
    gridMinutes: 60,
    start: READY + day * 1440,
    cdf: Array.from({ length: 241 }, (_, i) => i / 240),
    never: 0,
    horizonEnd: READY + 120 * 1440,
  }
}

function plan(planId: string, title: string, day: number): TransportPlan {
  return {
    planId,
    wayId: planId,
    kind: 'fixed',
    title,
    lookedAt: [],
    told: { title: said(title), lookedAt: [] },
    hours: { mean: (day + 5) * 24, p10: (day + 1) * 24, p50: (day + 5) * 24, p90: (day + 9) * 24 },
    arrival: arrival(day),
    onTime: 0.75,
    cost: {
      currency: 'USD',
      amount: '15000',
      low: '7500',
      high: '30000',
      certainShare: 0.4,
      lines: [line('loading, Құрық', '6500', SOURCES.tariff), line('rail in GE', '8500', SOURCES.own)],
    },
    co2eKg: 1624.8,
    co2eLines: [
      {
        what: 'rail, KZ, 1204 km',
        kg: 1624.8,
        gramsPerTonneKm: 34.7,
        reason: null,
        told: { what: said('rail, KZ, 1204 km'), reason: null },
        basis: 'official',
        source: SOURCES.tariff,
      },
    ],
    legs: [
      leg({
        mode: 'rail_ferry',
        from: 'KZ-KURYK',
        fromName: 'Құрық',
        to: 'GE-POTI',
        toName: 'ფოთი',
        crosses: ['KZ', 'AZ', 'GE'],
        course: [
          [51.7, 43.2],
          [49.9, 40.4],
          [41.7, 42.1],
        ],
      }),
      leg({
        mode: 'feeder',
        from: 'GE-POTI',
        fromName: 'ფოთი',
        to: 'LT-KLAIPEDA',
        toName: 'Klaipėda',
        operator: 'Երևան Լայն',
        crosses: ['GE', 'LT'],
        course: [
          [41.7, 42.1],
          [28.6, 44.1],
          [21.1, 55.7],
        ],
        sources: [SOURCES.tariff],
      }),
    ],
    stages: [],
    flags: [
      {
        code: 'RULE',
        country: 'GE',
        text: 'A rule',
        told: { text: said('Проверьте правило 833/2014') },
        chance: 0.25,
        sources: [SOURCES.timetable],
      },
    ],
    borders: [
      {
        place: 'AZ-ALAT',
        placeName: 'Alat',
        from: 'KZ',
        to: 'AZ',
        regime: 'transit',
        reconsignment: null,
        told: { placeName: said('Ələt'), regime: message('regime.byNote'), reconsignment: null },
        basis: 'assumed',
      },
    ],
    transshipments: 1,
    crosses: ['KZ', 'AZ', 'GE', 'LT'],
    networkVersion: 'n1',
    conditionsVersion: 'c1',
  }
}

/** An answer with names in every script that the fonts of the page write. */
export const SAMPLE: PlanAnswer = {
  schemaVersion: '1.0',
  networkVersion: 'n1',
  conditionsVersion: 'c1',
  dataAsOf: '2026-09-19',
  citation: 'Karavan, network n1',
  query: {
    from: 'KZ-KURYK',
    to: 'LT-KLAIPEDA',
    ready: READY,
    deadline: READY + 25 * 1440 - 1,
    cargo: { equipment: 'wagon-open', units: 20, tonnes: 1300, hs: '2530' },
    avoid: { countries: ['RU'], locations: [], modes: [], services: [] },
    sort: 'arrival',
    limit: 6,
    exact: false,
  },
  plans: [plan('one', 'Через ფოთი, 西安', 15), plan('two', 'By Երևան', 18)],
  policy: null,
  knockedOut: [
    {
      subject: 'X',
      subjectName: 'A ship',
      rule: {
        code: 'EQUIPMENT',
        restrictionId: null,
        text: 'takes trucks',
        told: { text: said('takes trucks, not wagons') },
        source: SOURCES.tariff,
      },
      returnsIf: '',
      told: { subjectName: said('Šiaurės laivas'), returnsIf: said('') },
      course: [],
    },
  ],
  nearest: [],
  thinning: '',
  notes: [],
  told: {
    citation: message('citation', { network: 'n1', conditions: 'c1', date: '2026-09-19' }),
    thinning: null,
    notes: [],
  },
}

const BAN: ConditionHit = {
  verdict: 'banned',
  orderId: 'E-1',
  number: 'KZ-17',
  issuer: 'KTZ',
  title: 'Grain to Құрық',
  source: 'telegram',
  sourceDate: '2026-11-20',
  clause: 'no grain to Құрық',
  told: { clause: said('no grain to Құрық') },
  quota: null,
  unjudged: ['20 wagons a day by agreement'],
  until: READY + 31 * 1440,
  chance: 0.8,
  heldAt: 'KZ-KURYK',
  leg: 0,
  moment: 'loading',
  location: 'KZ-KURYK',
  direction: null,
  when: { p10: READY + 1440, p50: READY + 2 * 1440, p90: READY + 3 * 1440 },
  advice: [
    { kind: 'wait', until: READY + 31 * 1440, handOverFrom: READY + 30 * 1440, likelyUntil: null },
    { kind: 'exception', orderId: 'E-1', text: 'flour' },
  ],
}

/** A ban on the first leg of the first plan. */
export const SAMPLE_HITS: ReadonlyMap<string, readonly ConditionHit[]> = new Map([['one', [BAN]]])

/** A value of the asker's own. */
export const SAMPLE_OWN: readonly OverlayRow[] = [
  {
    table: 'handling.csv',
    cells: { location: 'KZ-KURYK', hours: '24 h', source: 'the terminal', source_date: '2026-11-20' },
  },
]
