export { type Advice, adviceOn, stops } from './matching/advice.js'
export { type Hit, matchPlans } from './matching/match.js'
export { chanceWithin, type PassedBy, type PlannedConsignment, type PlannedPassage } from './matching/planned.js'
export { type Chains, tieChains } from './order/chains.js'
export { type Overrun, overrunsOf, spreadOf } from './order/history.js'
export { ORDER_COLUMNS, readOrders } from './order/read-orders.js'
export {
  type PassageOnDay,
  type Ruling,
  rulingAt,
  rulingsAt,
  rulingsOf,
  VERDICTS,
  type Verdict,
} from './order/rulings.js'
export { type Term, termsOf } from './order/terms.js'
export type { ConditionEntries, ConditionsStore, EntryKind, EntryVersion } from './ports.js'
export { type OrderAt, ordersAt, type Register, registerOf, snapshotAt } from './snapshot.js'
