import { API_PREFIX } from '@karavan/api'
import {
  calendarOf,
  chainOf,
  LOADING_FIELDS,
  listConditions,
  placesIn,
  readListQuestion,
  weatherAt,
} from '@karavan/conditions'
import { type EpochMinutes, parseInstant, StructuredError } from '@karavan/core'
import { resolvePlace } from '@karavan/network'
import type { FastifyInstance } from 'fastify'
import { invalid, parameters } from './answering.js'
import type { RouteParts } from './route-parts.js'
import { searched } from './searched.js'

const FIRST_YEAR = 2020
const LAST_YEAR = 2049

/** Adds the routes by which it is asked what is shut, banned or queueing. */
export function addConditionsRoutes(
  app: FastifyInstance,
  { world, search, now, forecasts, thresholds }: RouteParts,
): void {
  const { network } = world()
  const placeOf = (text: string) => resolvePlace(network.locations, text, '/at').id

  app.get(`${API_PREFIX}/conditions`, async (request, reply) => {
    const raw = parameters(request.query, LOADING_FIELDS)
    const asked = readListQuestion(raw, placeOf, now())
    if (raw.from === undefined) return listConditions(world().register, world().told, asked)
    const from = resolvePlace(network.locations, raw.from, '/from').id
    return searched(search, { kind: 'loading', asked: { ...asked, from }, from, now: now() }, request, reply)
  })

  app.get<{ Params: { id: string } }>(`${API_PREFIX}/conditions/orders/:id`, (request) => {
    const { on } = parameters(request.query, ['on'])
    const chain = chainOf(world().register, request.params.id, dayOf(on, now))
    if (chain !== null) return chain
    throw new StructuredError({
      code: 'ORDER_NOT_FOUND',
      received: request.params.id,
      expected: 'the id of an order, as /conditions and /network/restrictions list them',
      pointer: '/id',
    })
  })

  app.get(`${API_PREFIX}/conditions/weather`, (request) => {
    const { at } = parameters(request.query, ['at'])
    return weatherAt({ ...network, thresholds }, placesIn(at, placeOf), forecasts, now())
  })

  app.get<{ Params: { place: string } }>(`${API_PREFIX}/conditions/places/:place/calendar`, (request) => {
    const { year } = parameters(request.query, ['year'])
    const { id } = resolvePlace(network.locations, request.params.place, '/place')
    const closure = world().snapshot.closures.find(({ location }) => location === id) ?? null
    const { register, told } = world()
    return calendarOf(register, told.reports, closure, id, readYear(year, now()))
  })
}

function dayOf(on: string | undefined, now: RouteParts['now']): EpochMinutes {
  return on === undefined ? now() : parseInstant(on, '/on')
}

function readYear(text: string | undefined, now: number): number {
  if (text === undefined) return new Date(now * 60_000).getUTCFullYear()
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  if (year < FIRST_YEAR || year > LAST_YEAR) throw invalid('year', text, `a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  return year
}
