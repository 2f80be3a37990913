import { seededRandom } from '@karavan/core'
import { type EquipmentKind, matchRestriction, type PlanAnswer, type PlanQuery } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from '../src/index.js'
import { bundledNetwork, bundledSnapshot, question } from './bundled.js'
import { makeWorld, type World, worldSpec } from './random-world.js'

/** What the plans of an answer use that the question avoids. */
function broken({ plans, query }: PlanAnswer): string[] {
  const { countries, locations, modes, services } = query.avoid
  return plans.flatMap(({ planId, legs, crosses, stages, borders }) => {
    const calls = legs.flatMap((leg) => [leg.from, leg.to, ...leg.via])
    const places = [...calls, ...[...stages, ...borders].map(({ place }) => place)]
    const touched = [...crosses, ...legs.flatMap((leg) => leg.crosses), ...places.map((place) => place.slice(0, 2))]
    return [
      ...countries.filter((country) => touched.includes(country)),
      ...locations.filter((place) => places.includes(place)),
      ...modes.filter((mode) => legs.some(({ parts }) => parts.some((part) => part.mode === mode))),
      ...services.filter((service) => legs.some((leg) => leg.service === service)),
    ].map((what) => `plan ${planId} uses ${what}`)
  })
}

/** What an answer says is knocked out, and uses nevertheless. */
function usedThoughOut({ plans, knockedOut }: PlanAnswer): string[] {
  const used = new Set(
    plans.flatMap(({ legs, crosses }) => [
      ...crosses,
      ...legs.flatMap((leg) => [leg.service, ...leg.parts.map(({ mode }) => mode), leg.from, leg.to, ...leg.via]),
    ]),
  )
  return knockedOut.map(({ subject }) => subject).filter((subject) => used.has(subject))
}

/** Laws in force over the whole horizon that a leg of a plan passes into. */
function lawsBroken({ plans, query }: PlanAnswer, { network, snapshot }: Omit<World, 'query'>): string[] {
  const end = query.ready + network.grid.horizonSteps * network.grid.stepMinutes
  const laws = snapshot.restrictions.filter(
    ({ effect, appliesAt, from, until }) =>
      effect === 'forbid' && appliesAt === 'passage' && (from ?? 0) <= query.ready && (until ?? end) >= end,
  )
  return plans.flatMap(({ planId, legs }) =>
    legs.flatMap((leg) => {
      const directions = leg.crosses.slice(1).map((country, i) => `${leg.crosses[i]}>${country}`)
      return laws
        .filter((law) =>
          [null, ...directions].some((direction) =>
            leg.via.some((location) => {
              const { verdict } = matchRestriction(law, {
                moment: 'passage',
                location,
                countries: leg.crosses,
                direction,
                mode: leg.mode,
                cargo: query.cargo,
                origin: query.from.slice(0, 2),
                destination: query.to.slice(0, 2),
              })
              return verdict === 'hit'
            }),
          ),
        )
        .map(({ id }) => `plan ${planId} passes ${id} from ${leg.from} to ${leg.to}`)
    }),
  )
}

/** Questions that avoid, one thing at a time, what the best plan uses. */
function avoidingWhatIsUsed({ plans, query }: PlanAnswer): PlanQuery[] {
  const [best] = plans
  if (best === undefined) return []
  const { avoid } = query
  const ends = [query.from, query.to]
  const services = best.legs.map(({ service }) => service).filter((id) => id !== 'wagonload' && id !== 'road')
  const countries = best.crosses.filter((country) => !ends.some((end) => end.startsWith(country)))
  const places = best.legs.flatMap(({ via }) => via).filter((place) => !ends.includes(place))
  return [
    ...services.slice(0, 1).map((service) => ({ ...avoid, services: [...avoid.services, service] })),
    ...countries.slice(0, 1).map((country) => ({ ...avoid, countries: [...avoid.countries, country] })),
    ...places.slice(0, 1).map((place) => ({ ...avoid, locations: [...avoid.locations, place] })),
    ...[...new Set(best.legs.flatMap(({ parts }) => parts.map(({ mode }) => mode)))]
      .slice(0, 2)
      .map((mode) => ({ ...avoid, modes: [...avoid.modes, mode] })),
  ].map((changed) => ({ ...query, avoid: changed }))
}

describe('on a small network, exactly or not', () => {
  it('uses nothing that is avoided, knocked out or forbidden', () => {
    fc.assert(
      fc.property(worldSpec, fc.boolean(), (spec, exact) => {
        const world = makeWorld(spec)
        const { network, snapshot } = world
        const first = plan({ ...world.query, exact }, network, snapshot)
        for (const answer of [first, ...avoidingWhatIsUsed(first).map((query) => plan(query, network, snapshot))]) {
          expect(broken(answer)).toEqual([])
          expect(usedThoughOut(answer)).toEqual([])
          expect(lawsBroken(answer, world)).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('on the bundled network', () => {
  const network = bundledNetwork()
  const snapshot = bundledSnapshot(network)
  const places = [...network.locations.values()].filter(({ kind }) => kind !== 'waypoint').map(({ id }) => id)
  const kinds: readonly EquipmentKind[] = ['40HC', 'wagon-covered', 'truck']
  const goods = ['1001', '2710', '8542', '9301', '7208', '4407']
  const seed = 20_261_201

  it(`uses nothing that is avoided, knocked out or forbidden (seed ${seed})`, () => {
    const random = seededRandom(seed)
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
    let plans = 0
    for (let i = 0; i < 12; i++) {
      const [from, to] = [pick(places), pick(places)]
      if (from === to) continue
      const cargo = { equipment: pick(kinds), units: 1, tonnes: 18, hs: pick(goods) }
      const first = plan(question(from, to, cargo), network, snapshot)
      for (const answer of [first, ...avoidingWhatIsUsed(first).map((query) => plan(query, network, snapshot))]) {
        plans += answer.plans.length
        expect(broken(answer)).toEqual([])
        expect(usedThoughOut(answer)).toEqual([])
        expect(lawsBroken(answer, { network, snapshot })).toEqual([])
      }
    }
    expect(plans).toBeGreaterThan(20)
  })
})
