import type { EpochMinutes } from '@karavan/core'
import {
  type Cargo,
  type ConditionsAnswer,
  type ConsignmentScope,
  ENGLISH,
  type EquipmentKind,
  type LocationId,
  matchConsignment,
  type Order,
  type StandingOrder,
  tell,
  VERDICTS,
} from '@karavan/model'
import { exemptionsOf, type Ruling, verdictOf } from './order/rulings.js'
import type { Term } from './order/terms.js'
import { queueWaitsAt } from './places/queues.js'
import { StatusLog } from './places/status.js'
import type { ConditionEntries } from './ports.js'
import type { Register } from './snapshot.js'

/** What somebody wants to know of a day; all that is not said is left open. */
export interface ListQuestion {
  readonly on: EpochMinutes
  /** Only what concerns these places; empty: all. */
  readonly places: readonly LocationId[]
  /** HS code. */
  readonly hs?: string
  readonly equipment?: EquipmentKind
}

/** Any cargo: criteria that it would meet by chance are taken out of the scope first. */
const ANY: Pick<Cargo, 'units' | 'tonnes'> = { units: 1, tonnes: 1 }

/** What is shut, banned or queueing on a day, at the places and for the cargo asked about. */
export function listConditions(
  { chains, terms }: Register,
  { reports, queues }: Pick<ConditionEntries, 'reports' | 'queues'>,
  question: ListQuestion,
): ConditionsAnswer {
  const { on, places } = question
  const log = new StatusLog(reports)
  const orders = terms
    .filter(({ from, until, order }) => from <= on && on < until && concernsPlaces(order, places))
    .flatMap((term): StandingOrder[] => {
      const { verdict, clause } = saidOf(term, question)
      if (verdict === 'clear') return []
      return [
        {
          order: term.order,
          state: term.state,
          from: Number.isFinite(term.from) ? term.from : null,
          until: Number.isFinite(term.until) ? term.until : null,
          start: term.start,
          verdict,
          clause: tell(clause, ENGLISH),
          told: { clause },
          reliefs: term.reliefs.map(({ id }) => id),
          amendedBy: chains.amendmentsOf(term.order.id).map(({ id }) => id),
        },
      ]
    })
    .sort(
      (a, b) =>
        VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
        (b.from ?? 0) - (a.from ?? 0) ||
        (a.order.id < b.order.id ? -1 : 1),
    )
  const asked = (place: LocationId) => places.length === 0 || places.includes(place)
  return {
    on,
    orders,
    places: log
      .places()
      .filter(asked)
      .flatMap((place) => {
        const status = log.at(place, null, on)
        return status === null ? [] : [{ place, ...status }]
      }),
    queues: queueWaitsAt(queues, on).filter(({ place }) => asked(place)),
    known: chains.orders.size,
  }
}

/** Whether an order looks at one of some places: by name, or by their country where it names none. */
function concernsPlaces(order: Order, places: readonly LocationId[]): boolean {
  if (places.length === 0) return true
  return places.some((place) => {
    if (order.places.length > 0) return order.places.includes(place)
    const country = place.slice(0, 2)
    return order.countries.includes(country) || order.directions.some((pair) => pair.split('>').includes(country))
  })
}

function saidOf(term: Term, question: ListQuestion): Pick<Ruling, 'verdict' | 'clause'> {
  const { hs, equipment } = question
  const anyCargo = hs === undefined && equipment === undefined
  const cargo = { ...ANY, equipment: equipment ?? '40HC', ...(hs === undefined ? {} : { hs }) } as const
  const scope = { ...asked(term.order, question), exempts: anyCargo ? [] : exemptionsOf(term) }
  return verdictOf(term, matchConsignment(scope, { cargo, origin: '', destination: '' }))
}

/** The scope of an order without what the question leaves open. */
function asked(order: ConsignmentScope, { hs, equipment }: ListQuestion): ConsignmentScope {
  const { originPlaces: _a, consignors: _b, consignees: _c, foreignWagons: _d, emptiesOnly, ...scope } = order
  return {
    ...scope,
    origins: [],
    destinations: [],
    equipment: equipment === undefined ? [] : scope.equipment,
    goods: hs === undefined ? [] : scope.goods,
    goodsExcept: hs === undefined ? [] : scope.goodsExcept,
    ...(emptiesOnly === true && (hs !== undefined || equipment !== undefined) ? { emptiesOnly } : {}),
  }
}
