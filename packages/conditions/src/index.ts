export { admit, admitNew, admitWithdrawal } from './entries/admit.js'
export { entriesIn, entriesOf } from './entries/entered-rows.js'
export { joinedConditions, NO_ENTRIES, overlaidConditions } from './entries/overlaid.js'
export {
  type ConditionEntries,
  type ConditionsStore,
  ENTRY_KINDS,
  type EntryKind,
  type EntryVersion,
  type LatestVersion,
  type StandingEntered,
} from './entries/ports.js'
export { type StandingEntries, standingEntries } from './entries/standing.js'
export {
  type ListQuestion,
  LOADING_FIELDS,
  listConditions,
  placesIn,
  type RawListQuestion,
  readListQuestion,
} from './listing.js'
export { adviceOn } from './matching/advice.js'
export { matchAnswer } from './matching/answer.js'
export { type Hit, matchPlans } from './matching/match.js'
export { chanceWithin } from './matching/planned.js'
export { chainOf } from './order/chain-of.js'
export { type Chains, LONGEST_CHAIN, tieChains } from './order/chains.js'
export { heldInWords } from './order/held.js'
export { ORDER_COLUMNS, readOrders } from './order/read-orders.js'
export {
  type Ruling,
  rulingAt,
  rulingsOf,
} from './order/rulings.js'
export type { Term } from './order/terms.js'
export { calendarOf } from './places/calendar.js'
export {
  type ClosedShare,
  closedShares,
  type DayWord,
  dayWords,
  type LearntClosure,
  learnClosures,
} from './places/closed-share.js'
export { loadingFrom } from './places/loading.js'
export { queueWaitsAt, unratedCountsAt } from './places/queues.js'
export { QUEUE_COLUMNS, REPORT_COLUMNS, readQueues, readReports } from './places/read-reports.js'
export { StatusLog } from './places/status.js'
export { type DraftBeside, draftRow } from './reading/draft-row.js'
export {
  type Gazetteer,
  type GazetteerGoods,
  type GazetteerIssuer,
  type GazetteerPlace,
  gazetteerOf,
  readIssuers,
} from './reading/gazetteer.js'
export type {
  Proposal,
  ProposedFields,
  ReadDirection,
  ReadMode,
  ReadQuota,
  Said,
  SaidDate,
  SaidGoods,
} from './reading/proposal.js'
export { type ProposedRow, proposedRow } from './reading/proposed-row.js'
export { readOrderText } from './reading/read-order-text.js'
export { type OrderAt, ordersAt, type Register, registerOf, registerWith, snapshotAt } from './snapshot.js'
export { type ForecastHour, readForecast } from './weather/forecast.js'
export type { ForecastSource, KnownForecast } from './weather/forecast-source.js'
export { closureForecasts, foreseenClosures } from './weather/foreseen.js'
export { weatherAt } from './weather/outlook.js'
export { overlaidThresholds, readThresholds } from './weather/read-thresholds.js'
