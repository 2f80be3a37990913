import { parseInstant } from '@karavan/core'
import {
  type ConditionsSnapshot,
  type EquipmentKind,
  type HandlingOverride,
  type Mode,
  type PlanQuery,
  QUEUE_UNITS,
  type QueueUnit,
  type Restriction,
} from '@karavan/model'
import { compileNetwork, type Network, readNetworkTables } from '@karavan/network'
import fc from 'fast-check'
import { hours, type ServiceSpec, type TablesSpec, tablesSpec } from './random-tables.js'
import { countryOf, placeId, writeTables } from './write-tables.js'

/** A question on a small network under small rules. */
export interface World {
  readonly network: Network
  readonly snapshot: ConditionsSnapshot
  readonly query: PlanQuery
}

/** Null in most cases. */
function rarely<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.tuple(fc.nat(5), values).map(([n, value]) => (n === 5 ? value : null))
}

const FIRST_READY = parseInstant('2026-11-20')
const HORIZON_HOURS = 17 * 24

interface RuleSpec {
  readonly effect: Restriction['effect']
  readonly appliesAt: Restriction['appliesAt']
  readonly scope: 'country' | 'place' | 'direction' | 'anywhere'
  readonly at: number
  readonly to: number
  readonly goods: readonly string[]
  readonly modes: Restriction['modes']
  readonly fromHour: number | null
  readonly hours: number | null
  readonly extension: NonNullable<Restriction['extension']> | null
  /** Units a day of a quota. */
  readonly perDay: number
}

interface QueueSpec {
  /** Number of the service at one of whose calls it stands. */
  readonly service: number
  readonly call: number
  readonly to: number | null
  /** Null: of what the goods travel in. */
  readonly unit: QueueUnit | null
  readonly hours: HandlingOverride['hours']
  /** Number of the rule by which it is handled. */
  readonly rule: number | null
}

const queueSpec: fc.Arbitrary<QueueSpec> = fc.record({
  service: fc.nat(9),
  call: fc.nat(3),
  to: rarely(fc.nat(7)),
  unit: fc.option(fc.constantFrom(...QUEUE_UNITS), { freq: 1 }),
  hours: hours(150),
  rule: rarely(fc.nat(1)),
})

const ruleSpec: fc.Arbitrary<RuleSpec> = fc.record({
  effect: fc.constantFrom('forbid', 'hold', 'hold', 'flag', 'quota', 'quota'),
  appliesAt: fc.constantFrom('passage', 'passage', 'loading', 'departure', 'arrival'),
  scope: fc.constantFrom('country', 'place', 'direction', 'anywhere'),
  at: fc.nat(7),
  to: fc.nat(7),
  goods: fc.constantFrom([], ['10'], ['100190'], ['27', '1001']),
  modes: fc.constantFrom([], [], ['rail'], ['road', 'ro_ro']),
  fromHour: fc.option(fc.integer({ min: -100, max: 300 })),
  hours: fc.option(fc.integer({ min: 1, max: 200 }), { freq: 1 }),
  extension: fc.option(hours(60), { freq: 2 }),
  perDay: fc.integer({ min: 1, max: 2 }),
})

/** What is drawn at random for a {@link World}. */
export interface WorldSpec {
  readonly tables: TablesSpec
  readonly rules: readonly RuleSpec[]
  readonly queues: readonly QueueSpec[]
  readonly stepMinutes: number
  readonly question: {
    /** Numbers of the services that begin at the origin and end at the destination. */
    readonly from: number
    readonly to: number
    readonly ready: number
    readonly equipment: EquipmentKind
    readonly units: number
    readonly tonnes: number
    readonly hs: string
    readonly deadlineHours: number
    readonly avoid: AvoidSpec
  }
}

/** At most one thing of each sort. */
interface AvoidSpec {
  readonly country: string | null
  readonly place: number | null
  readonly mode: Mode | null
  readonly service: number | null
}

const avoidSpec: fc.Arbitrary<AvoidSpec> = fc.record({
  country: rarely(fc.constantFrom('KZ', 'RU', 'LT', 'PL')),
  place: rarely(fc.nat(5)),
  mode: rarely(fc.constantFrom('road', 'rail', 'feeder', 'ro_ro')),
  service: rarely(fc.nat(9)),
})

export const worldSpec: fc.Arbitrary<WorldSpec> = fc.record({
  tables: tablesSpec,
  rules: fc.array(ruleSpec, { maxLength: 2 }),
  queues: fc.array(queueSpec, { maxLength: 3 }),
  stepMinutes: fc.constantFrom(240, 180, 360),
  question: fc.record({
    from: fc.nat(9),
    to: fc.nat(9),
    ready: fc.integer({ min: 0, max: 12 * 1440 }),
    equipment: fc.constantFrom('40HC', '40HC', 'wagon-covered', 'truck'),
    units: fc.integer({ min: 1, max: 4 }),
    tonnes: fc.integer({ min: 5, max: 80 }),
    hs: fc.constantFrom('', '10', '100190', '8703'),
    deadlineHours: fc.integer({ min: 24, max: HORIZON_HOURS }),
    avoid: avoidSpec,
  }),
})

export function readyLater(spec: WorldSpec, minutes: number): WorldSpec {
  return { ...spec, question: { ...spec.question, ready: spec.question.ready + minutes } }
}

/**
 * Writes the tables, reads them as those of a user are read, and asks for the whole front.
 * @param added - services that the question knows nothing of
 */
export function makeWorld(spec: WorldSpec, added: readonly ServiceSpec[] = []): World {
  const { tables, question, stepMinutes } = spec
  const files = writeTables({ ...tables, services: [...tables.services, ...added] })
  const network = compileNetwork(readNetworkTables(files), {
    stepMinutes,
    horizonSteps: Math.floor((HORIZON_HOURS * 60) / stepMinutes),
  })
  const [from, to] = endsOf(tables, question.from, question.to)
  const ready = FIRST_READY + question.ready
  const { equipment, units, tonnes, hs, deadlineHours, avoid } = question
  return {
    network,
    snapshot: {
      restrictions: spec.rules.map((rule, i) => restrictionOf(tables, rule, `RULE${i}`, equipment)),
      closures: [],
      handlingOverrides: spec.queues.map((queue) => overrideOf(tables, queue, equipment)),
      asOf: FIRST_READY,
      version: 'test',
    },
    query: {
      from,
      to,
      ready,
      deadline: ready + deadlineHours * 60,
      cargo: { equipment, units, tonnes, ...(hs === '' ? {} : { hs }) },
      avoid: {
        countries: present(avoid.country),
        locations: present(avoid.place === null ? null : placeId(tables, avoid.place)),
        modes: present(avoid.mode),
        services: present(avoid.service === null ? null : `S${avoid.service % tables.services.length}`),
      },
      sort: 'arrival',
      limit: 100_000,
      exact: true,
    },
  }
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}

/** The first call of one service and the last of another, so that there is something to find. */
function endsOf(tables: TablesSpec, a: number, b: number): [from: string, to: string] {
  const { services } = tables
  const first = services[a % services.length]?.calls[0]?.at ?? 0
  const last = services[b % services.length]?.calls.at(-1)?.at ?? 0
  const [from, to] = [placeId(tables, first), placeId(tables, last)]
  return [from, from === to ? placeId(tables, last + 1) : to]
}

function overrideOf(
  tables: TablesSpec,
  { service, call, to, unit, hours, rule }: QueueSpec,
  equipment: EquipmentKind,
): HandlingOverride {
  return {
    location: calledAt(tables, service, call),
    towards: to === null ? null : countryOf(placeId(tables, to)),
    unit: unit ?? UNITS[equipment] ?? 'vessels',
    hours,
    waiting: 100,
    counted: '2026-11-20',
    quota: rule === null ? null : { restrictionId: `RULE${rule}`, perDay: 1 },
    provenance: [],
  }
}

function calledAt(tables: TablesSpec, service: number, call: number): string {
  const { calls = [] } = tables.services[service % tables.services.length] ?? {}
  return placeId(tables, calls[call % calls.length]?.at ?? 0)
}

/** What a queue or quota counts, by what the goods travel in. */
const UNITS: Readonly<Partial<Record<EquipmentKind, QueueUnit>>> = {
  '40HC': 'containers',
  'wagon-covered': 'wagons',
  truck: 'trucks',
}

function restrictionOf(tables: TablesSpec, rule: RuleSpec, id: string, equipment: EquipmentKind): Restriction {
  const isQuota = rule.effect === 'quota'
  const at = isQuota ? calledAt(tables, rule.to, rule.at) : placeId(tables, rule.at)
  const to = placeId(tables, rule.to)
  const from = rule.fromHour === null ? null : FIRST_READY + rule.fromHour * 60
  const ends = rule.hours === null && rule.effect !== 'hold' ? null : (rule.hours ?? 90) * 60
  return {
    id,
    issuer: 'test',
    title: `Rule ${id}`,
    text: 'made for the test',
    effect: rule.effect,
    appliesAt: rule.appliesAt,
    places: rule.scope === 'place' || (isQuota && rule.scope !== 'direction') ? [at] : [],
    countries: rule.scope === 'country' ? [countryOf(at)] : [],
    directions: rule.scope === 'direction' ? [`${countryOf(at)}>${countryOf(to)}`] : [],
    origins: [],
    destinations: [],
    modes: isQuota ? [] : rule.modes,
    equipment: [],
    goods: isQuota ? [] : rule.goods,
    goodsExcept: [],
    from,
    until: ends === null ? null : (from ?? FIRST_READY) + ends,
    ...(rule.extension === null ? {} : { extension: rule.extension }),
    ...(isQuota ? { quota: { value: rule.perDay, unit: UNITS[equipment] ?? '' } } : {}),
    exceptions: [],
    source: 'made for the test',
    sourceDate: '2026-01',
    basis: 'assumed',
  }
}
