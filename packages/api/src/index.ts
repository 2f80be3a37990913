export type { AcceptanceAnswer, TrustsAnswer } from './acceptance-answers.js'
export {
  type EquipmentAnswer,
  type GoodsAnswer,
  type HandOverAnswer,
  type HealthAnswer,
  handOverAnswer,
  type LineFeature,
  type LocationsAnswer,
  type NetworkMap,
  type PlaceAnswer,
  type PointFeature,
  type ServicesAnswer,
  type SourceRow,
} from './answers.js'
export type { ArrivalAnswer } from './arrival-answer.js'
export {
  type Client,
  createClient,
  type FetchLike,
  ProblemError,
  questionParameters,
} from './client.js'
export {
  CONSIGNMENT_ORDERS,
  CONSIGNMENT_STATES,
  type ConsignmentAnswer,
  type ConsignmentBody,
  type ConsignmentErasedAnswer,
  type ConsignmentsAnswer,
  type ConsignmentVersionsAnswer,
  type ListedConsignment,
  type MessageAnswer,
  type MessagesAnswer,
  type MilestoneBody,
  type ProgressAnswer,
  type ReportAnswer,
  type SavedMapping,
  type StoryAnswer,
} from './consignment-answers.js'
export { ENTERED_KINDS } from './entered-kinds.js'
export type {
  EnteredAnswer,
  EnteredVersion,
  EntriesBody,
  EntriesKept,
  EntryHistory,
  LatestVersion,
} from './entries.js'
export { MOST_ENTRIES } from './entries.js'
export { type Cells, entryCells, orderCells } from './entry-cells.js'
export type { CaptureJobAnswer, NamedQueryAnswer } from './epcis-answers.js'
export {
  type ChecksAnswer,
  type DerivedAnswer,
  type FigureAnswer,
  type FigureRow,
  type FiguresAnswer,
  type FiguresKeepBody,
  type FiguresKeptAnswer,
  type FiguresPreviewAnswer,
  type FiguresPreviewBody,
  type FiguresReadAnswer,
  MOST_FIGURES,
  type TargetsAnswer,
} from './figure-routes.js'
export { GOODS_LANGUAGES, type Goods, type GoodsLanguage, readGoods } from './goods.js'
export type { IndicatorsAnswer, IndicatorsQuestion } from './indicator-routes.js'
export type { ConsistencyAnswer, LogAnswer } from './log-routes.js'
export type { MatchQuestion } from './match-answer.js'
export type {
  ClosuresAnswer,
  FacilitiesAnswer,
  HandlingAnswer,
  NamesAnswer,
  RestrictionsAnswer,
  TableAnswer,
  TableColumn,
  TablesAnswer,
} from './network-answers.js'
export { type Json, openApiDocument } from './open-api.js'
export type {
  DeedsAnswer,
  Done,
  OrganisationAnswer,
  OrganisationsAnswer,
  PeopleAnswer,
  PersonAnswer,
  PersonalDataAnswer,
  SessionAnswer,
  SetupBody,
  SignInBody,
  TokenAnswer,
  TokenMade,
  TokensAnswer,
} from './people-answers.js'
export { PROBLEM_TYPE, PROBLEMS, type Problem, type ProblemCode, problemOf } from './problem.js'
export type { ConditionsQuestion, HandOverQuestion, ProfileQuestion, Question } from './question.js'
export { REACH_NAMED, type ReachAnswer } from './reach-answer.js'
export type { ReadingAnswer } from './reading-answer.js'
export { type ReplanAnswer, replanAnswer } from './replan-answer.js'
export { API_PREFIX, addressOf, CONSIGNMENT_PART, EPCIS_PREFIX, type Route, type RouteAccess } from './route.js'
export { ROUTES, type RouteId } from './routes.js'
export { type GoodsMatch, searchGoods } from './search-goods.js'
export type { StreamHint } from './stream-routes.js'
export {
  type DeliveriesAnswer,
  MOST_DELIVERIES,
  type PingAnswer,
  type ResendBody,
  type ResentAnswer,
  type SubscriptionAnswer,
  type SubscriptionBody,
  type SubscriptionChange,
  type SubscriptionMade,
  type SubscriptionsAnswer,
} from './subscription-answers.js'
export {
  GIVEN_ROLES,
  type GrantBody,
  type GrantMade,
  LINK_DAYS,
  MOST_LINK_DAYS,
  type ReadsAnswer,
  type VisibilityAnswer,
  type VisibilityGrant,
} from './visibility-answers.js'
