export type { RestoreSummary } from './backup/restore-backup.js'
export type { BackupSummary } from './backup/write-backup.js'
export { bundledConditions } from './bundled-conditions.js'
export { loadFigures } from './bundled-figures.js'
export { loadGazetteer } from './bundled-gazetteer.js'
export {
  loadGoods,
  loadLand,
  loadNetwork,
  loadTables,
  loadWorld,
  overlaidWorld,
  type World,
  worldUnder,
} from './bundled-world.js'
export type { StoredConditions } from './conditions/stored-conditions.js'
export type { Actor } from './consignments/actor.js'
export { changedMeanwhile } from './consignments/changed-meanwhile.js'
export type { Changes, ConsignmentChange } from './consignments/changes.js'
export type { Due } from './consignments/due.js'
export type { KeptEstimate } from './consignments/estimates.js'
export { gatherKept, whyUncountedKept } from './consignments/gather-kept.js'
export { gatherIndicators } from './consignments/indicators.js'
export type { ConsignmentsFound, ConsignmentsQuestion, ListedConsignment } from './consignments/list.js'
export { pageOf, ranked } from './consignments/page-of.js'
export type { ToldState } from './consignments/states.js'
export type { StoredConsignments } from './consignments/stored-consignments.js'
export { type InForce, type TellingParts, tellDue } from './consignments/tell-due.js'
export {
  concerningAlone,
  isShared,
  type TellingMessage,
  tellingMessages,
} from './consignments/telling-messages.js'
export type { ConsignmentVersion, StandingConsignment } from './consignments/versions.js'
export type { DatabaseStatus } from './database-status.js'
export { enteredConditions, knownConditions } from './entered-conditions.js'
export type { ReportedRecord } from './events/about.js'
export type { CaptureJob } from './events/capture-jobs.js'
export type { EventCursor, EventPage, EventQuestion, FoundRecord } from './events/find.js'
export type { IncomingMessage, KeptMessage } from './events/keep.js'
export { messageNotFound, type StoredMessage } from './events/messages.js'
export type { NamedQuery } from './events/named-queries.js'
export type { Receipt } from './events/receipts.js'
export type { StoredRecord } from './events/record.js'
export { SELF } from './events/report-ports.js'
export type { StoredEvents } from './events/stored-events.js'
export type { ErrorBehaviour, EventWordKind } from './events/tables.js'
export { toldOf } from './events/told-of.js'
export { type FigureHistory, figureHistory, keepFigures } from './figures/keeping.js'
export { followedFigures } from './figures/known-figures.js'
export { type FiguresKept, type FigureVersion, type StoredFigures, unknownFigure } from './figures/stored-figures.js'
export { FollowedConditions } from './followed-conditions.js'
export type { CheckProgress, LogDoubt } from './ledger/check.js'
export { sha256, verifyEd25519 } from './ledger/key.js'
export type { LogHead, ToldEvent } from './ledger/prove.js'
export type { StoredLedger } from './ledger/stored-ledger.js'
export { type WorldThen, worldThen } from './past-world.js'
export { type Deed, type DoneDeed, isDeedPlace } from './people/deeds.js'
export type { Organisation } from './people/organisations.js'
export type { Person } from './people/persons.js'
export { RETENTION_TOPICS } from './people/retention.js'
export { SESSION_HOURS } from './people/sessions.js'
export type { StoredPeople } from './people/stored-people.js'
export type { ApiToken } from './people/tokens.js'
export { type PreparedEvent, type PreparedReport, prepareReport } from './reading/prepared-report.js'
export type { ReadingTask } from './reading/reading.js'
export { createReportReader, type Reader, type ReportReader } from './reading/report-reader.js'
export { type CodedStation, loadStations } from './station-codes.js'
export { lazyStorage, type Storage } from './storage.js'
export type { Delivery } from './subscriptions/deliveries.js'
export type { TakenDelivery } from './subscriptions/outbox.js'
export type { StoredSubscriptions } from './subscriptions/stored-subscriptions.js'
export type { NewSubscription, Subscription, SubscriptionOwner } from './subscriptions/subscriptions.js'
export {
  createThreadPool,
  type ThreadMessage,
  type ThreadPoolOptions,
} from './threads/thread-pool.js'
export { inTurn } from './turns.js'
export { openForecasts } from './weather/open-forecasts.js'
export { knownThresholds, ownThresholdRows } from './weather/thresholds.js'
