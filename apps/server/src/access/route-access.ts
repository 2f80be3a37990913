import { addressOf as patternOf, ROUTES, type Route, type RouteAccess } from '@karavan/api'
import type { FastifyInstance, RouteOptions } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks of those who use it. */
    access?: RouteAccess
    /** Of the contract; none of what belongs to the page. */
    route?: Route
  }
}

/** A method and address that a server listens to, and what it asks of those who use it. */
export interface ListedRoute {
  readonly method: string
  readonly url: string
  readonly access: RouteAccess
}

/** What the page and the description of the interface ask: they hold nothing of anybody. */
export const PAGE = { config: { access: 'public' } } as const

const contract = new Map<string, Route>(ROUTES.map((route) => [`${route.method} ${addressOf(route)}`, route]))

/** The address of a route as the server spells it. */
export function addressOf(route: Pick<Route, 'prefix' | 'path'>): string {
  return patternOf(route)
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .replace(/\{\+\w+\}/, '*')
}

/**
 * Gives each route of the contract the access that it declares there. A server with a route that declares none, here or in
 * its own `config`, does not start.
 * @returns all routes, once the server is ready
 */
export function declareAccess(app: FastifyInstance): () => readonly ListedRoute[] {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (options) => {
    const method = options.method === 'HEAD' ? 'GET' : String(options.method)
    const route = contract.get(`${method} ${options.url}`)
    if (route !== undefined) options.config = { ...options.config, route, access: route.access }
    routes.push(options)
  })
  app.addHook('onReady', async () => {
    const bare = routes.find(({ config }) => config?.access === undefined)
    if (bare !== undefined) throw new Error(`${String(bare.method)} ${bare.url} declares no access`)
  })
  return () =>
    routes.flatMap(({ method, url, config }) => {
      return config?.access === undefined ? [] : [{ method: String(method), url, access: config.access }]
    })
}

/** Marks all routes of a part of the server as belonging to the page. */
export function asPage(part: FastifyInstance): void {
  part.addHook('onRoute', (options) => {
    options.config = { ...options.config, ...PAGE.config }
  })
}
