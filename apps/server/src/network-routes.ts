import {
  API_PREFIX,
  type ClosuresAnswer,
  type FacilitiesAnswer,
  type HandlingAnswer,
  type RestrictionsAnswer,
  type ServicesAnswer,
} from '@karavan/api'
import { ordersAt } from '@karavan/conditions'
import { type EpochMinutes, fingerprint } from '@karavan/core'
import { writeGtfs } from '@karavan/exchange'
import { type Order, type Provenance, weaknessOf } from '@karavan/model'
import { closureMonths, handlingEntries, type Network } from '@karavan/network'
import { timetableExport, wayOfService } from '@karavan/planner'
import type { World } from '@karavan/storage'
import type { FastifyInstance } from 'fastify'
import { asFile, cached, invalid, parameters } from './answering.js'
import { networkMap } from './network-map.js'
import type { RouteParts } from './route-parts.js'
import { zip } from './zip.js'

const DAY = 1440

/** Adds the routes by which the network is browsed; each answer is made when it is first asked for on a day. */
export function addNetworkRoutes(app: FastifyInstance, { world, now }: RouteParts): void {
  const { network } = world()
  const kept = (name: string, make: (at: EpochMinutes) => unknown, version = () => network.version) => {
    let last: { readonly tag: string; readonly body: string } | undefined
    app.get(`${API_PREFIX}/network/${name}`, (request, reply) => {
      const today = day(now())
      const tag = `"${version()}-${name}-${today}"`
      const text = () => {
        if (last?.tag !== tag) last = { tag, body: JSON.stringify(make(today * DAY)) }
        return last.body
      }
      return cached(text, tag, request.headers['if-none-match'], reply)
    })
  }
  kept('map', (at) => networkMap(network, at))
  kept('services', (at) => services(network, at))
  kept('handling', (at) => handling(world(), at))
  kept(
    'closures',
    (at) => closures(world(), at),
    () => `${network.version}-${world().snapshot.version}`,
  )
  kept('facilities', (at) => facilities(network, at))

  let orders: { readonly world: World; readonly today: number; readonly body: string; readonly tag: string } | undefined
  app.get(`${API_PREFIX}/network/restrictions`, (request, reply) => {
    const [current, today] = [world(), day(now())]
    if (orders?.world !== current || orders.today !== today) {
      const body = JSON.stringify(restrictions(current, today * DAY))
      orders = { world: current, today, body, tag: `"restrictions-${fingerprint(body)}"` }
    }
    const { body, tag } = orders
    return cached(() => body, tag, request.headers['if-none-match'], reply)
  })

  app.get(`${API_PREFIX}/network/gtfs`, (request, reply) => {
    const limits = parameters(request.query, ['services', 'country'])
    const feed = timetableExport(limited(network, limits), now())
    const tag = `"${network.version}-gtfs-${day(feed.from)}-${fingerprint(JSON.stringify(limits))}"`
    const archive = () => zip(writeGtfs(feed.timetable, feed.about))
    const known = request.headers['if-none-match']
    return cached(archive, tag, known, asFile('karavan-gtfs.zip', reply), 'application/zip')
  })
}

function day(at: EpochMinutes): number {
  return Math.floor(at / DAY)
}

function told(provenance: Provenance, at: EpochMinutes) {
  return { weakness: weaknessOf([provenance], at), provenance }
}

/** A service is as weak as the weakest of its calls. */
function services(network: Network, at: EpochMinutes): ServicesAnswer {
  return {
    services: network.services.map((service) => {
      const { links, course } = wayOfService(network, service)
      return {
        ...service,
        links: links.flatMap((index) => network.links[index]?.id ?? []),
        course,
        weakness: weaknessOf([service, ...service.calls.map(({ provenance }) => provenance)], at),
      }
    }),
  }
}

function handling({ network, tables }: World, at: EpochMinutes): HandlingAnswer {
  return {
    handling: handlingEntries(tables()).map(({ provenance, ...entry }) => ({
      ...entry,
      placeName: network.locations.get(entry.place)?.name ?? null,
      ...told(provenance, at),
    })),
  }
}

function closures({ network, tables, closures: learnt }: World, at: EpochMinutes): ClosuresAnswer {
  const planned = new Map(learnt.map((closure) => [closure.process.location, closure]))
  return {
    closures: closureMonths(tables()).map(({ provenance, ...month }) => ({
      ...month,
      planned: {
        share: planned.get(month.location)?.process.share[month.month - 1] ?? month.share,
        months: planned.get(month.location)?.months[month.month - 1] ?? 0,
      },
      locationName: nameOf(network, month.location),
      ...told(provenance, at),
    })),
  }
}

function facilities(network: Network, at: EpochMinutes): FacilitiesAnswer {
  return {
    facilities: network.facilities.map(({ provenance, ...facility }) => ({
      ...facility,
      locationName: nameOf(network, facility.location),
      ...told(provenance, at),
    })),
  }
}

function restrictions({ network, register }: World, at: EpochMinutes): RestrictionsAnswer {
  return {
    at,
    restrictions: ordersAt(register, at).map(({ order, takenOver, state, from, until, amendedBy }) => {
      const { source, sourceDate, basis, note, row } = order
      const provenance = {
        source,
        sourceDate,
        basis,
        ...(note === undefined ? {} : { note }),
        ...(row === undefined ? {} : { row }),
      }
      return {
        ...listed(order),
        takenOver,
        from,
        until,
        state,
        placeNames: order.places.map((place) => nameOf(network, place)),
        amendedBy,
        ...told(provenance, at),
      }
    }),
  }
}

/** An order as the list of all tells it; its exceptions as sentences, those of clauses too. */
function listed(order: Order) {
  const { clauses, exceptions, amends = null, originPlaces = [], quota = null, ...printed } = order
  const { from: _a, to: _b, reason: _c, legalBasis: _d, relief: _e, ...unsourced } = printed
  const { source: _f, sourceDate: _g, basis: _h, note: _i, row: _j, ...rest } = unsourced
  return { ...rest, amends, originPlaces, quota, exceptions: [...clauses.map(({ text }) => text), ...exceptions] }
}

function nameOf({ locations }: Network, id: string): string {
  return locations.get(id)?.name ?? id
}

/** The network with only the services that are asked for. @throws {StructuredError} QUESTION_VALUE_INVALID */
function limited(network: Network, limits: { readonly services?: string; readonly country?: string }): Network {
  const ids = limits.services?.split(',').filter((id) => id !== '')
  const unknown = ids?.find((id) => !network.services.some((service) => service.id === id))
  if (unknown !== undefined) throw invalid('services', unknown, 'ids of services, as /network/services lists them')
  const country = limits.country?.toUpperCase()
  if (country !== undefined && ![...network.locations.values()].some((location) => location.country === country))
    throw invalid('country', country, 'a country of the network, ISO 3166-1 alpha-2')
  return {
    ...network,
    services: network.services.filter(
      ({ id, calls }) =>
        (ids === undefined || ids.includes(id)) &&
        (country === undefined || calls.some(({ location }) => network.locations.get(location)?.country === country)),
    ),
  }
}
