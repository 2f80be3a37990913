import type {
  CalendarAnswer,
  ChainAnswer,
  ConditionsAnswer,
  DeliveryState,
  EquipmentKind,
  Location,
  MatchAnswer,
  PlanAnswer,
  ProfileAnswer,
  WeatherAnswer,
} from '@karavan/model'
import type { AcceptanceAnswer, TrustsAnswer } from './acceptance-answers.js'
import type {
  EquipmentAnswer,
  GoodsAnswer,
  HandOverAnswer,
  HealthAnswer,
  LocationsAnswer,
  NetworkMap,
  ServicesAnswer,
  SourceRow,
} from './answers.js'
import type { ArrivalAnswer } from './arrival-answer.js'
import type {
  ConsignmentAnswer,
  ConsignmentBody,
  ConsignmentChange,
  ConsignmentsAnswer,
  ConsignmentsQuestion,
  ConsignmentVersionsAnswer,
  MessagesAnswer,
  MilestoneBody,
  ProgressAnswer,
  ReportAnswer,
  SavedMapping,
  StoryAnswer,
} from './consignment-answers.js'
import type { EnteredAnswer, EntriesBody, EntriesKept, EntryHistory } from './entries.js'
import type {
  ChecksAnswer,
  DerivedAnswer,
  FigureAnswer,
  FiguresAnswer,
  FiguresKeepBody,
  FiguresKeptAnswer,
  FiguresPreviewAnswer,
  FiguresPreviewBody,
  FiguresReadAnswer,
  TargetsAnswer,
} from './figure-routes.js'
import type { GoodsLanguage } from './goods.js'
import type { IndicatorsAnswer, IndicatorsQuestion } from './indicator-routes.js'
import type { LogAnswer } from './log-routes.js'
import type { MatchQuestion } from './match-answer.js'
import type {
  ClosuresAnswer,
  FacilitiesAnswer,
  HandlingAnswer,
  NamesAnswer,
  RestrictionsAnswer,
  TableAnswer,
  TablesAnswer,
} from './network-answers.js'
import type {
  Done,
  OrganisationsAnswer,
  OwnPasswordBody,
  SessionAnswer,
  SetupBody,
  SignInBody,
} from './people-answers.js'
import type { Problem } from './problem.js'
import type { ConditionsQuestion, HandOverQuestion, ProfileQuestion, Question } from './question.js'
import type { ReachAnswer } from './reach-answer.js'
import type { ReadingAnswer } from './reading-answer.js'
import type { AdoptBody, ReplanAnswer } from './replan-answer.js'
import { API_PREFIX } from './route.js'
import type {
  DeliveriesAnswer,
  PingAnswer,
  ResentAnswer,
  SubscriptionAnswer,
  SubscriptionBody,
  SubscriptionChange,
  SubscriptionMade,
  SubscriptionsAnswer,
} from './subscription-answers.js'
import type { GrantBody, GrantMade, ReadsAnswer, VisibilityAnswer } from './visibility-answers.js'

/** The part of a `Response` that the client reads. */
interface ResponseLike {
  readonly ok: boolean
  readonly status: number
  text(): Promise<string>
}

/** The part of `RequestInit` that the client sets; `signal` is whatever the given fetch takes. */
interface RequestLike<Signal> {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal?: Signal
}

/** `fetch`, as far as the client needs it. */
export type FetchLike<Signal> = (address: string, request: RequestLike<Signal>) => Promise<ResponseLike>

/** The server said no; `problem` says why. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`)
    this.problem = problem
  }
}

/** Every value of a question as it stands in an address. */
export function questionParameters(question: Readonly<Record<string, unknown>>): string {
  const parts: string[] = []
  for (const [name, value] of Object.entries(question)) {
    if (value === undefined || value === null || value === '') continue
    parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`)
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** Words parted by commas; rows, which commas cannot part, as JSON. */
function asText(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  return value.some((item) => typeof item === 'object') ? JSON.stringify(value) : value.join(',')
}

/** How a message is handed in. */
interface ReportHow {
  /** Who speaks in it; as it says itself, if left out. */
  readonly sender?: string
  /** Of the file. */
  readonly name?: string
  /** Only read. */
  readonly check?: boolean
  /** What is sound is taken, the rest refused. */
  readonly proceed?: boolean
  /** How the columns of a table are read, this once. */
  readonly mapping?: SavedMapping
}

/** What the interface can do, typed. Every function throws {@link ProblemError} when the server refuses. */
export interface Client<Signal> {
  plans(question: Question, signal?: Signal): Promise<PlanAnswer>
  latestHandOver(question: HandOverQuestion, signal?: Signal): Promise<HandOverAnswer>
  profile(question: ProfileQuestion, signal?: Signal): Promise<ProfileAnswer>
  locations(q: string, limit?: number, signal?: Signal): Promise<LocationsAnswer>
  location(id: string, signal?: Signal): Promise<Location>
  locationNames(language: string, signal?: Signal): Promise<NamesAnswer>
  networkMap(signal?: Signal): Promise<NetworkMap>
  services(signal?: Signal): Promise<ServicesAnswer>
  handling(signal?: Signal): Promise<HandlingAnswer>
  closures(signal?: Signal): Promise<ClosuresAnswer>
  facilities(signal?: Signal): Promise<FacilitiesAnswer>
  restrictions(signal?: Signal): Promise<RestrictionsAnswer>
  /** What is in force; `at` parts places by commas. */
  conditions(question: ConditionsQuestion, signal?: Signal): Promise<ConditionsAnswer>
  /** Which orders hit the ways of a question; with `orders`, what those would hit. */
  match(question: MatchQuestion, signal?: Signal): Promise<MatchAnswer>
  /** What a text says of an order. */
  readOrder(text: string, signal?: Signal): Promise<ReadingAnswer>
  figures(words: string, signal?: Signal): Promise<FiguresAnswer>
  figureChecks(words: string, signal?: Signal): Promise<ChecksAnswer>
  figureTargets(words: string, signal?: Signal): Promise<TargetsAnswer>
  /** What follows from the figures of a name. */
  derivedFigures(
    question: { readonly series: string; readonly acrossScopes?: boolean },
    signal?: Signal,
  ): Promise<DerivedAnswer>
  /** @param date - when it was published; null where nobody knows */
  readFigures(text: string, date: string | null, signal?: Signal): Promise<FiguresReadAnswer>
  /** A figure with its history. */
  figure(id: string, signal?: Signal): Promise<FigureAnswer>
  /** Keeps figures, or only checks them. */
  keepFigures(body: FiguresKeepBody, how: { readonly check?: boolean }, signal?: Signal): Promise<FiguresKeptAnswer>
  withdrawFigure(
    id: string,
    body: { readonly why: string; readonly by?: string },
    signal?: Signal,
  ): Promise<FigureAnswer>
  /** What a stranger's table would give. */
  previewFigures(body: FiguresPreviewBody, signal?: Signal): Promise<FiguresPreviewAnswer>
  /** Enters rows, or only checks them. @param why - why what was entered before is corrected */
  enter(
    body: EntriesBody,
    how: { readonly by?: string; readonly why?: string; readonly check?: boolean; readonly after?: number },
    signal?: Signal,
  ): Promise<EntriesKept>
  /** The latest versions of what was entered last, or of the entries of an id. */
  entered(which: { readonly id?: string; readonly limit?: number }, signal?: Signal): Promise<EnteredAnswer>
  entryHistory(kind: EntriesBody['kind'], id: string, signal?: Signal): Promise<EntryHistory>
  withdraw(
    kind: EntriesBody['kind'],
    id: string,
    body: { readonly why: string; readonly by?: string; readonly after?: number },
    signal?: Signal,
  ): Promise<EntryHistory>
  orderChain(id: string, on?: string, signal?: Signal): Promise<ChainAnswer>
  calendar(place: string, year: number, signal?: Signal): Promise<CalendarAnswer>
  /** How likely ports are to shut; `at` parts places by commas, empty: all. */
  weather(at: string, signal?: Signal): Promise<WeatherAnswer>
  tables(signal?: Signal): Promise<TablesAnswer>
  table(name: string, signal?: Signal): Promise<TableAnswer>
  sourceRow(row: string, signal?: Signal): Promise<SourceRow>
  reach(row: string, equipment: EquipmentKind | null, signal?: Signal): Promise<ReachAnswer>
  equipment(signal?: Signal): Promise<EquipmentAnswer>
  goods(q: string, language?: GoodsLanguage, limit?: number, signal?: Signal): Promise<GoodsAnswer>
  health(signal?: Signal): Promise<HealthAnswer>
  consignments(question: ConsignmentsQuestion, signal?: Signal): Promise<ConsignmentsAnswer>
  consignment(id: string, signal?: Signal): Promise<ConsignmentAnswer>
  enterConsignment(body: ConsignmentBody, signal?: Signal): Promise<ConsignmentAnswer>
  changeConsignment(id: string, body: ConsignmentChange, signal?: Signal): Promise<ConsignmentAnswer>
  consignmentVersions(id: string, signal?: Signal): Promise<ConsignmentVersionsAnswer>
  consignmentStory(id: string, signal?: Signal): Promise<StoryAnswer>
  /** When it arrives now, and how that moved. */
  consignmentArrival(id: string, signal?: Signal): Promise<ArrivalAnswer>
  /** Other ways from where it is, beside the plan in force. */
  replan(id: string, signal?: Signal): Promise<ReplanAnswer>
  /** Takes one of them. */
  adopt(id: string, body: AdoptBody, signal?: Signal): Promise<ConsignmentAnswer>
  /** How long borders, ports and legs took, by month. */
  indicators(question: IndicatorsQuestion, signal?: Signal): Promise<IndicatorsAnswer>
  /** How far it is, for whoever may see no more. */
  consignmentProgress(id: string, signal?: Signal): Promise<ProgressAnswer>
  consignmentMessages(id: string, signal?: Signal): Promise<MessagesAnswer>
  /** Erases the bytes of a message. */
  eraseMessage(id: string, messageId: string, why: string, signal?: Signal): Promise<MessagesAnswer>
  /** Who may see a consignment. */
  visibility(id: string, signal?: Signal): Promise<VisibilityAnswer>
  /** What authorities looked at. @param after - `next` of the page before */
  reads(id: string, after: string, signal?: Signal): Promise<ReadsAnswer>
  /** Names an organisation that may see a consignment, or makes a link for a guest. */
  give(id: string, body: GrantBody, signal?: Signal): Promise<GrantMade>
  takeBack(id: string, grantId: string, signal?: Signal): Promise<VisibilityAnswer>
  acceptance(id: string, signal?: Signal): Promise<AcceptanceAnswer>
  /** Stands by a version of a consignment, or no longer by any. */
  standBy(id: string, stands: boolean, after: number | null, signal?: Signal): Promise<AcceptanceAnswer>
  /** Stands by all that an organisation enters. */
  trust(organisation: string, signal?: Signal): Promise<TrustsAnswer>
  organisations(signal?: Signal): Promise<OrganisationsAnswer>
  reportMilestone(id: string, body: MilestoneBody, signal?: Signal): Promise<ReportAnswer>
  /** Hands in a message of any format, or only has it read. */
  report(bytes: Uint8Array<ArrayBuffer>, how: ReportHow, signal?: Signal): Promise<ReportAnswer>
  keepMapping(sender: string, mapping: SavedMapping, signal?: Signal): Promise<SavedMapping>
  /** The log of all that was told: its key, and how far it is signed. */
  log(signal?: Signal): Promise<LogAnswer>
  /** Who of one's organisation is told of what is new, and where. */
  subscriptions(signal?: Signal): Promise<SubscriptionsAnswer>
  subscribe(body: SubscriptionBody, signal?: Signal): Promise<SubscriptionMade>
  changeSubscription(id: string, change: SubscriptionChange, signal?: Signal): Promise<SubscriptionAnswer>
  /** Ends a subscription, with all that waits for it. */
  endSubscription(id: string, signal?: Signal): Promise<Done>
  /** Sends a ping, once. */
  trySubscription(id: string, signal?: Signal): Promise<PingAnswer>
  /** Signs with a new secret from now on. */
  renewSecret(id: string, signal?: Signal): Promise<SubscriptionMade>
  /** What was sent, waits, or was given up, the newest first. @param state - only those */
  deliveries(id: string, state: DeliveryState | null, signal?: Signal): Promise<DeliveriesAnswer>
  /** Brings back what was given up. @param ids - null: all of it */
  resend(id: string, ids: readonly string[] | null, signal?: Signal): Promise<ResentAnswer>
  /** Who is signed in, and how people sign in. */
  session(signal?: Signal): Promise<SessionAnswer>
  signIn(body: SignInBody, signal?: Signal): Promise<SessionAnswer>
  /** Adds the first administrator, and signs them in. */
  setUp(body: SetupBody, signal?: Signal): Promise<SessionAnswer>
  signOut(signal?: Signal): Promise<Done>
  /** Chooses another password of one's own, which ends all sessions. */
  changePassword(body: OwnPasswordBody, signal?: Signal): Promise<Done>
}

/**
 * A client of the interface.
 * @param send - the platform's `fetch`
 * @param base - where the server is, without a slash at the end; empty on a page that it serves itself
 */
export function createClient<Signal>(send: FetchLike<Signal>, base = ''): Client<Signal> {
  async function ask<Answer>(
    path: string,
    signal?: Signal,
    body?: unknown,
    method = body === undefined ? 'GET' : 'POST',
  ): Promise<Answer> {
    const isBytes = body instanceof Uint8Array
    const response = await send(`${base}${API_PREFIX}${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    const text = await response.text()
    const value = readJson(text)
    if (response.ok && value !== undefined) return value as Answer
    throw new ProblemError(isProblem(value) ? value : unreadable(response.status))
  }

  const consignmentPath = (id: string) => `/consignments/${encodeURIComponent(id)}`

  const subscriptionPath = (id: string) => `/subscriptions/${encodeURIComponent(id)}`

  return {
    plans: (question, signal) => ask('/plans', signal, question),
    latestHandOver: (question, signal) => ask('/plans/latest-hand-over', signal, question),
    profile: (question, signal) => ask('/plans/profile', signal, question),
    locations: (q, limit, signal) => ask(`/locations${questionParameters({ q, limit })}`, signal),
    location: (id, signal) => ask(`/locations/${encodeURIComponent(id)}`, signal),
    locationNames: (language, signal) => ask(`/locations/names${questionParameters({ language })}`, signal),
    networkMap: (signal) => ask('/network/map', signal),
    services: (signal) => ask('/network/services', signal),
    handling: (signal) => ask('/network/handling', signal),
    closures: (signal) => ask('/network/closures', signal),
    facilities: (signal) => ask('/network/facilities', signal),
    restrictions: (signal) => ask('/network/restrictions', signal),
    conditions: (question, signal) => ask(`/conditions${questionParameters(question)}`, signal),
    match: (question, signal) => ask('/conditions/match', signal, question),
    readOrder: (text, signal) => ask('/conditions/read', signal, { text }),
    figures: (words, signal) => ask(`/figures${questionParameters({ words })}`, signal),
    figureChecks: (words, signal) => ask(`/figures/checks${questionParameters({ words })}`, signal),
    figureTargets: (words, signal) => ask(`/figures/targets${questionParameters({ words })}`, signal),
    derivedFigures: (question, signal) => ask(`/figures/derived${questionParameters(question)}`, signal),
    readFigures: (text, date, signal) => ask('/figures/read', signal, date === null ? { text } : { text, date }),
    figure: (id, signal) => ask(`/figures/${encodeURIComponent(id)}`, signal),
    keepFigures: (body, how, signal) => ask(`/figures${questionParameters(how)}`, signal, body),
    withdrawFigure: (id, body, signal) => ask(`/figures/${encodeURIComponent(id)}/withdrawal`, signal, body),
    previewFigures: (body, signal) => ask('/figures/preview', signal, body),
    enter: (body, how, signal) => ask(`/conditions/entries${questionParameters(how)}`, signal, body),
    entered: (which, signal) => ask(`/conditions/entries${questionParameters(which)}`, signal),
    entryHistory: (kind, id, signal) => ask(`/conditions/entries/${kind}/${encodeURIComponent(id)}`, signal),
    withdraw: (kind, id, body, signal) =>
      ask(`/conditions/entries/${kind}/${encodeURIComponent(id)}/withdrawal`, signal, body),
    orderChain: (id, on, signal) =>
      ask(`/conditions/orders/${encodeURIComponent(id)}${questionParameters({ on })}`, signal),
    calendar: (place, year, signal) =>
      ask(`/conditions/places/${encodeURIComponent(place)}/calendar?year=${year}`, signal),
    weather: (at, signal) => ask(`/conditions/weather${questionParameters({ at })}`, signal),
    tables: (signal) => ask('/network/tables', signal),
    table: (name, signal) => ask(`/network/tables/${encodeURIComponent(name)}`, signal),
    sourceRow: (row, signal) => ask(`/network/sources${questionParameters({ row })}`, signal),
    reach: (row, equipment, signal) =>
      ask(`/network/reach${questionParameters(equipment === null ? { row } : { row, equipment })}`, signal),
    equipment: (signal) => ask('/equipment', signal),
    goods: (q, language, limit, signal) => ask(`/goods${questionParameters({ q, language, limit })}`, signal),
    health: (signal) => ask('/health', signal),
    consignments: (question, signal) => ask(`/consignments${questionParameters({ ...question })}`, signal),
    consignment: (id, signal) => ask(consignmentPath(id), signal),
    enterConsignment: (body, signal) => ask('/consignments', signal, body),
    changeConsignment: (id, body, signal) => ask(consignmentPath(id), signal, body, 'PUT'),
    consignmentVersions: (id, signal) => ask(`${consignmentPath(id)}/versions`, signal),
    consignmentStory: (id, signal) => ask(`${consignmentPath(id)}/story`, signal),
    consignmentArrival: (id, signal) => ask(`${consignmentPath(id)}/arrival`, signal),
    replan: (id, signal) => ask(`${consignmentPath(id)}/replan`, signal, {}),
    adopt: (id, body, signal) => ask(`${consignmentPath(id)}/plan`, signal, body),
    indicators: (question, signal) => ask(`/indicators${questionParameters({ ...question })}`, signal),
    consignmentProgress: (id, signal) => ask(`${consignmentPath(id)}/progress`, signal),
    consignmentMessages: (id, signal) => ask(`${consignmentPath(id)}/messages`, signal),
    eraseMessage: (id, messageId, why, signal) =>
      ask(`${consignmentPath(id)}/messages/${encodeURIComponent(messageId)}`, signal, { why }, 'DELETE'),
    visibility: (id, signal) => ask(`${consignmentPath(id)}/visibility`, signal),
    reads: (id, after, signal) => ask(`${consignmentPath(id)}/reads${questionParameters({ after })}`, signal),
    give: (id, body, signal) => ask(`${consignmentPath(id)}/visibility`, signal, body),
    takeBack: (id, grantId, signal) =>
      ask(`${consignmentPath(id)}/visibility/${encodeURIComponent(grantId)}`, signal, undefined, 'DELETE'),
    acceptance: (id, signal) => ask(`${consignmentPath(id)}/acceptance`, signal),
    standBy: (id, stands, after, signal) =>
      stands
        ? ask(`${consignmentPath(id)}/acceptance`, signal, after === null ? {} : { after }, 'PUT')
        : ask(`${consignmentPath(id)}/acceptance`, signal, undefined, 'DELETE'),
    trust: (organisation, signal) => ask(`/trusts/${encodeURIComponent(organisation)}`, signal, undefined, 'PUT'),
    organisations: (signal) => ask('/organisations', signal),
    reportMilestone: (id, body, signal) => ask(`${consignmentPath(id)}/milestones`, signal, body),
    report: (bytes, { mapping, ...how }, signal) => {
      const said = mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }
      return ask(`/reports${questionParameters({ ...how, ...said })}`, signal, bytes)
    },
    keepMapping: (sender, mapping, signal) =>
      ask(`/senders/${encodeURIComponent(sender)}/mapping`, signal, mapping, 'PUT'),
    log: (signal) => ask('/log', signal),
    subscriptions: (signal) => ask('/subscriptions', signal),
    subscribe: (body, signal) => ask('/subscriptions', signal, body),
    changeSubscription: (id, change, signal) => ask(subscriptionPath(id), signal, change, 'PUT'),
    endSubscription: (id, signal) => ask(subscriptionPath(id), signal, undefined, 'DELETE'),
    trySubscription: (id, signal) => ask(`${subscriptionPath(id)}/test`, signal, undefined, 'POST'),
    renewSecret: (id, signal) => ask(`${subscriptionPath(id)}/secret`, signal, undefined, 'POST'),
    deliveries: (id, state, signal) =>
      ask(`${subscriptionPath(id)}/deliveries${questionParameters({ state })}`, signal),
    resend: (id, ids, signal) =>
      ask(`${subscriptionPath(id)}/deliveries/resend`, signal, ids === null ? {} : { ids: [...ids] }),
    session: (signal) => ask('/session', signal),
    signIn: (body, signal) => ask('/session', signal, body),
    setUp: (body, signal) => ask('/session/setup', signal, body),
    signOut: (signal) => ask('/session', signal, undefined, 'DELETE'),
    changePassword: (body, signal) => ask('/me/password', signal, body, 'PUT'),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'detail' in value
}

function unreadable(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'The server cannot be understood',
    status,
    code: 'ANSWER_UNREADABLE',
    detail: `The answer (status ${status}) was not what this interface promises. Is another program on this address?`,
  }
}
