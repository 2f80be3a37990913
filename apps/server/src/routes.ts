import {
  API_PREFIX,
  GOODS_LANGUAGES,
  type HealthAnswer,
  type NamesAnswer,
  type PlaceAnswer,
  readGoods,
  searchGoods,
} from '@karavan/api'
import { StructuredError, type TableRow } from '@karavan/core'
import {
  ENGLISH,
  EQUIPMENT,
  EQUIPMENT_KINDS,
  type EquipmentKind,
  isEquipmentKind,
  type Location,
  payloadKg,
  payloadSource,
  tell,
} from '@karavan/model'
import { findPlaces, LONGEST_NAME, languagesOf, nameIn } from '@karavan/network'
import { readHandOver, readProfile, readQuestion } from '@karavan/planner'
import { loadGoods } from '@karavan/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { invalid, parameters, wholeNumber } from './answering.js'
import { addConditionsRoutes } from './conditions-routes.js'
import { addAcceptanceRoutes } from './consignments/acceptance-routes.js'
import { addArrivalRoutes } from './consignments/arrival-routes.js'
import { addConsignmentRoutes } from './consignments/consignment-routes.js'
import { addEventsRoutes } from './consignments/events-routes.js'
import { addIndicatorRoutes } from './consignments/indicator-routes.js'
import { createIntake } from './consignments/intake.js'
import { addMessageRoutes } from './consignments/message-routes.js'
import { addMilestoneRoute } from './consignments/milestone-route.js'
import { addReplanRoutes } from './consignments/replan-routes.js'
import { addReportRoutes } from './consignments/report-routes.js'
import { addStoryRoutes } from './consignments/story-routes.js'
import { addVisibilityRoutes } from './consignments/visibility-routes.js'
import { addEntryRoutes } from './entry-routes.js'
import { addEpcisRoutes } from './epcis/routes.js'
import { addFeedRoutes } from './feed-routes.js'
import { addFigureKeepingRoutes } from './figure-keeping-routes.js'
import { addFigureRoutes } from './figure-routes.js'
import { addLogRoutes } from './log-routes.js'
import { addMatchRoutes } from './match-routes.js'
import { addNetworkRoutes } from './network-routes.js'
import { addPeopleRoutes } from './people-routes.js'
import type { RouteParts } from './route-parts.js'
import type { SearchTask } from './search.js'
import { searched } from './searched.js'
import { addSessionRoutes } from './session-routes.js'
import { addStreamRoutes } from './stream/stream-routes.js'
import { addSubscriptionRoutes } from './subscriptions/subscription-routes.js'
import { addTableRoutes } from './table-routes.js'

/** Adds every route of the contract. */
export function addRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { world, search, now, thresholdRows, version } = parts
  const { network } = world()
  const route = (path: string) => `${API_PREFIX}${path}`
  const goods = readGoods(...loadGoods())
  addNetworkRoutes(app, parts)
  addConditionsRoutes(app, parts)
  addMatchRoutes(app, parts)
  addEntryRoutes(app, parts)
  addFeedRoutes(app, parts)
  addTableRoutes(app, parts)
  addConsignmentRoutes(app, parts)
  addStoryRoutes(app, parts)
  addEventsRoutes(app, parts)
  addMessageRoutes(app, parts)
  addLogRoutes(app, parts)
  addIndicatorRoutes(app, parts)
  addFigureRoutes(app, parts)
  addFigureKeepingRoutes(app, parts)
  const intake = createIntake(parts)
  addReportRoutes(app, parts, intake)
  addMilestoneRoute(app, parts, intake)
  addVisibilityRoutes(app, parts)
  addAcceptanceRoutes(app, parts)
  addArrivalRoutes(app, parts)
  addReplanRoutes(app, parts)
  addSubscriptionRoutes(app, parts)
  addStreamRoutes(app, parts)
  addSessionRoutes(app, parts)
  addPeopleRoutes(app, parts)
  addEpcisRoutes(app, parts)

  const answer = (task: SearchTask, request: FastifyRequest, reply: FastifyReply) =>
    searched(search, task, request, reply)
  const plans = (raw: unknown): SearchTask => ({ kind: 'plan', ...readQuestion(raw, network, now()) })
  const handOver = (raw: unknown): SearchTask => ({ kind: 'handOver', ...readHandOver(raw, network, now()) })
  const profile = (raw: unknown): SearchTask => ({ kind: 'profile', ...readProfile(raw, network, now()) })
  app.post(route('/plans'), (request, reply) => answer(plans(request.body), request, reply))
  app.get(route('/plans'), (request, reply) => answer(plans(request.query), request, reply))
  app.post(route('/plans/latest-hand-over'), (request, reply) => answer(handOver(request.body), request, reply))
  app.get(route('/plans/latest-hand-over'), (request, reply) => answer(handOver(request.query), request, reply))
  app.post(route('/plans/profile'), (request, reply) => answer(profile(request.body), request, reply))
  app.get(route('/plans/profile'), (request, reply) => answer(profile(request.query), request, reply))

  app.get(route('/locations'), (request) => {
    const { q, limit } = parameters(request.query, ['q', 'limit'])
    const most = readLimit(limit)
    if (q === undefined || q.trim() === '') {
      const all = [...network.locations.values()]
      return {
        locations: all.slice(0, most ?? all.length).map((location) => shown(location, 'id', location.id)),
        total: all.length,
      }
    }
    if (q.length > LONGEST_NAME) throw invalid('q', q, `at most ${LONGEST_NAME} characters`)
    const found = findPlaces(network.locations, q, network.locations.size)
    return {
      locations: found.slice(0, most ?? 10).map(({ location, how, matched }) => shown(location, how, matched)),
      total: found.length,
    }
  })
  app.get(route('/locations/names'), (request): NamesAnswer => {
    const { language } = parameters(request.query, ['language'])
    if (language === undefined || !/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(language))
      throw invalid('language', language ?? '', 'a language as ru, kk or zh-Hans (BCP 47)')
    const names = [...network.locations.values()].flatMap((location) => {
      const name = nameIn(location, language) ?? (/^en(-|$)/i.test(language) ? location.name : undefined)
      return name === undefined ? [] : [[location.id, name]]
    })
    return { language, names: Object.fromEntries(names), languages: languagesOf(network.locations.values()) }
  })
  app.get<{ Params: { id: string } }>(route('/locations/:id'), (request) => {
    const location = network.locations.get(request.params.id.toUpperCase())
    if (location !== undefined) return location
    throw new StructuredError({
      code: 'LOCATION_NOT_FOUND',
      received: request.params.id,
      expected: 'an id such as KZ-AKTAU',
      remediation: `search by name: ${API_PREFIX}/locations?q=Aktau`,
      candidates: findPlaces(network.locations, request.params.id, 5).map(({ location: { id } }) => id),
    })
  })

  const rowOf = (row: string | undefined) => readRow(row, (cited) => world().row(cited) ?? thresholdRows.get(cited))
  app.get(route('/network/sources'), (request) => {
    const { file, line, cells } = rowOf(parameters(request.query, ['row']).row)
    return { file, line, cells }
  })
  app.get(route('/network/reach'), (request, reply) => {
    const { row, equipment } = parameters(request.query, ['row', 'equipment'])
    const { file, line } = rowOf(row)
    return answer({ kind: 'reach', row: `${file}:${line}`, equipment: kindOf(equipment) }, request, reply)
  })

  app.get(route('/equipment'), () => ({
    equipment: EQUIPMENT_KINDS.map((kind) => ({
      kind,
      payloadKg: payloadKg(kind),
      source: tell(payloadSource(kind), ENGLISH),
      ...EQUIPMENT[kind],
    })),
  }))
  app.get(route('/goods'), (request) => {
    const { q = '', language = 'en', limit } = parameters(request.query, ['q', 'language', 'limit'])
    if (q.length > LONGEST_NAME) throw invalid('q', q, `at most ${LONGEST_NAME} characters`)
    const known = GOODS_LANGUAGES.find((tag) => tag === language)
    if (known === undefined) throw invalid('language', language, `one of ${GOODS_LANGUAGES.join(', ')}`)
    return { goods: searchGoods(goods, q, known, readLimit(limit) ?? (q.trim() === '' ? goods.length : 10)) }
  })
  app.get(
    route('/health'),
    (): HealthAnswer => ({
      status: 'ok',
      version,
      networkVersion: network.version,
      conditionsVersion: world().snapshot.version,
      dataAsOf: network.dataAsOf,
      locations: network.locations.size,
      links: network.links.length,
      services: network.services.length,
    }),
  )
}

/** @throws {StructuredError} EQUIPMENT_UNKNOWN */
function kindOf(equipment: string | undefined): EquipmentKind | null {
  if (equipment === undefined || isEquipmentKind(equipment)) return equipment ?? null
  throw new StructuredError({
    code: 'EQUIPMENT_UNKNOWN',
    received: equipment,
    expected: `one of ${EQUIPMENT_KINDS.join(', ')}`,
    remediation: `see ${API_PREFIX}/equipment`,
    pointer: '/equipment',
  })
}

/** The row of the data that an address names. @throws {StructuredError} SOURCE_ROW_INVALID, SOURCE_ROW_NOT_FOUND */
function readRow(row: string | undefined, find: (row: string) => TableRow | undefined): TableRow {
  if (row === undefined || row.length > 300 || !/^[^:]+\.csv:\d{1,7}$/.test(row)) {
    throw new StructuredError({
      code: 'SOURCE_ROW_INVALID',
      received: row ?? '',
      expected: 'file:line, as `row` of a provenance: packages/network/data/services.csv:2',
      remediation: 'take the row from an answer',
      pointer: '/row',
    })
  }
  const found = find(row)
  if (found !== undefined) return found
  throw new StructuredError({
    code: 'SOURCE_ROW_NOT_FOUND',
    received: row,
    expected: 'a row of the data that this server has read',
    remediation: 'the data may have changed since the answer was made: ask again',
    pointer: '/row',
  })
}

function shown(location: Location, how: PlaceAnswer['how'], matched: string): PlaceAnswer {
  const { id, name, country, kind, position } = location
  return { id, name, country, kind, position, how, matched }
}

function readLimit(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber(text, 'limit', 500)
}
