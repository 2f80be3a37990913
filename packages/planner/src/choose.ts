import type { PlanQuery } from '@karavan/model'
import type { Move } from './graph/move.js'
import { chainOf, type Label } from './search/pareto.js'

/**
 * The best of each measure, then ways of another kind (other services, countries or places of change) in the order asked
 * for, then the rest in that order, until the limit.
 */
export function choose(all: readonly Label[], query: PlanQuery, start: number): Label[] {
  const front = query.exact
    ? all
    : withoutDearHours(withoutIdleChanges(withoutPointlessReturns(withoutRelays(all), start), start), start)
  const by = (measure: (label: Label) => number) =>
    [...front].sort((a, b) => measure(a) - measure(b) || a.mean - b.mean || a.cost - b.cost)
  const orders = {
    arrival: by((label) => label.mean),
    cost: by((label) => label.cost),
    co2e: by((label) => label.co2),
    reliability: by((label) => label.late),
  }
  const wanted = [...Object.values(orders).flatMap((order) => order.slice(0, 1)), ...orders[query.sort]]
  const chosen = new Set<Label>()
  const kinds = new Set<string>()
  for (const label of wanted) {
    const kind = kindOf(label)
    if (chosen.size >= query.limit || (kinds.has(kind) && !query.exact)) continue
    kinds.add(kind)
    chosen.add(label)
  }
  const ways = new Set([...chosen].map(wayOf))
  for (const label of wanted) {
    if (chosen.size >= query.limit || (ways.has(wayOf(label)) && !query.exact)) continue
    ways.add(wayOf(label))
    chosen.add(label)
  }
  return [...chosen]
}

/** The places that goods pass and the services that carry them: one way, whichever handling it is booked by. */
function wayOf(label: Label): string {
  const parts: string[] = []
  for (const { mode, service, via } of chainOf(label)) {
    if (mode === null) continue
    for (const part of [service?.id ?? mode, ...via])
      if (parts.at(-1) !== part && parts.at(-2) !== part) parts.push(part)
  }
  return parts.join('|')
}

/** Leaves out ways on which a train only joins two longer hauls by lorry, where there are others. */
function withoutRelays(front: readonly Label[]): readonly Label[] {
  const left = front.filter((label) => !relays(chainOf(label)))
  return left.length > 0 ? left : front
}

function relays(chain: readonly Move[]): boolean {
  let hauled = 0
  let railed = 0
  for (const { kind, mode, distanceKm } of chain) {
    if (kind === 'haul') {
      if (railed > 0 && railed < Math.min(hauled, distanceKm)) return true
      hauled = distanceKm
      railed = 0
    } else if (mode === 'rail') railed += distanceKm
    else if (mode !== null) hauled = 0
  }
  return false
}

/** A way that comes back into a country must be this much sooner, as a share, than ways that stay in it. */
const WORTH_RETURNING = 0.9

/**
 * Leaves out ways that leave a country and come back into it (through Russia from Kazakhstan to Kazakhstan, a ship to
 * Italy and back) for a saving of price or emissions alone: each border is a risk of its own.
 */
function withoutPointlessReturns(front: readonly Label[], start: number): Label[] {
  const staying = new Set(front.filter((label) => !returns(label)))
  const soonest = [...staying].reduce((least, { mean }) => Math.min(least, mean - start), Number.POSITIVE_INFINITY)
  return front.filter((label) => staying.has(label) || label.mean - start < WORTH_RETURNING * soonest)
}

/** What one more change of carrier must gain in time, price or emissions, as a share. */
const WORTH_CHANGING = { time: 0.05, cost: 0.05, co2: 0.1 }

/** Leaves out ways that change carriers more often than another that is about as good. */
function withoutIdleChanges(front: readonly Label[], start: number): Label[] {
  const changes = new Map(front.map((label) => [label, changesOf(label)]))
  return front.filter((label) => {
    const own = changes.get(label) ?? 0
    return !front.some((other) => {
      const fewer = own - (changes.get(other) ?? 0)
      return (
        fewer > 0 &&
        other.mean - start <= (label.mean - start) * (1 + WORTH_CHANGING.time * fewer) &&
        other.cost <= label.cost * (1 + WORTH_CHANGING.cost * fewer) &&
        other.co2 <= label.co2 * (1 + WORTH_CHANGING.co2 * fewer)
      )
    })
  })
}

/** A way that is sooner by no more than this share, on average and at P90, and dearer by more than that, nobody takes. */
export const NOT_WORTH_PAYING = { sooner: 0.1, dearer: 0.4 }

/** Leaves out ways that buy a few hours very dearly: a box by lorry across a continent. */
function withoutDearHours(front: readonly Label[], start: number): Label[] {
  return front.filter(
    (label) =>
      !front.some(
        (other) =>
          other.mean - start <= (label.mean - start) * (1 + NOT_WORTH_PAYING.sooner) &&
          other.late - start <= (label.late - start) * (1 + NOT_WORTH_PAYING.sooner) &&
          other.cost < label.cost &&
          other.cost * (1 + NOT_WORTH_PAYING.dearer) <= label.cost &&
          other.co2 <= label.co2,
      ),
  )
}

/** How often goods are put on a carrier. */
function changesOf(label: Label): number {
  return chainOf(label).filter(({ kind }) => kind === 'service' || kind === 'load' || kind === 'haul').length
}

function returns(label: Label): boolean {
  const countries: string[] = []
  for (const move of chainOf(label))
    for (const country of move.crosses) if (countries.at(-1) !== country) countries.push(country)
  return new Set(countries).size < countries.length
}

/** What makes a way of its own kind: its scheduled services and the countries it crosses. */
function kindOf(label: Label): string {
  const parts = new Set<string>()
  for (const move of chainOf(label)) {
    if (move.service !== null) parts.add(move.service.id)
    else if (move.mode !== null) for (const country of move.crosses) parts.add(`${move.mode} ${country}`)
  }
  return [...parts].sort().join('|')
}
