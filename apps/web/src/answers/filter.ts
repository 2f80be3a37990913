import type { CountryCode, TransportPlan } from '@karavan/model'
import { type ModeGroup, modeGroup } from '../words/modes.js'

/** Which ways are shown; each condition narrows further. */
export interface Filter {
  /** Least chance of the deadline, in percent; null asks nothing. */
  readonly inTime: number | null
  readonly noWarnings: boolean
  readonly withoutModes: readonly ModeGroup[]
  /** Most transshipments; null asks nothing. */
  readonly transshipments: number | null
  readonly notThrough: readonly CountryCode[]
}

export const NO_FILTER: Filter = {
  inTime: null,
  noWarnings: false,
  withoutModes: [],
  transshipments: null,
  notThrough: [],
}

const MODES: readonly ModeGroup[] = ['rail', 'road', 'ferry', 'ship']
const CHANCES = [50, 80, 90, 95]

/** True where a plan meets every condition. */
export function passes(plan: TransportPlan, filter: Filter): boolean {
  const { inTime, noWarnings, withoutModes, transshipments, notThrough } = filter
  return (
    (inTime === null || (plan.onTime !== null && plan.onTime * 100 >= inTime)) &&
    (!noWarnings || plan.flags.length === 0) &&
    !plan.legs.some(({ parts }) => parts.some(({ mode }) => withoutModes.includes(modeGroup(mode)))) &&
    (transshipments === null || plan.transshipments <= transshipments) &&
    !plan.crosses.some((country) => notThrough.includes(country))
  )
}

/** One condition that can be pressed. */
export type Condition =
  | { readonly kind: 'inTime'; readonly percent: number }
  | { readonly kind: 'noWarnings' }
  | { readonly kind: 'withoutMode'; readonly mode: ModeGroup }
  | { readonly kind: 'transshipments'; readonly most: number }
  | { readonly kind: 'notThrough'; readonly country: CountryCode }

/** A filter with one condition pressed: set, or taken back where it was set. */
export function toggled(filter: Filter, condition: Condition): Filter {
  switch (condition.kind) {
    case 'inTime':
      return { ...filter, inTime: filter.inTime === condition.percent ? null : condition.percent }
    case 'noWarnings':
      return { ...filter, noWarnings: !filter.noWarnings }
    case 'withoutMode':
      return { ...filter, withoutModes: inOrOut(filter.withoutModes, condition.mode) }
    case 'transshipments':
      return { ...filter, transshipments: filter.transshipments === condition.most ? null : condition.most }
    case 'notThrough':
      return { ...filter, notThrough: inOrOut(filter.notThrough, condition.country) }
  }
}

function inOrOut<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item]
}

/** The conditions that are set. */
export function conditionsOf(filter: Filter): readonly Condition[] {
  return [
    ...(filter.inTime === null ? [] : [{ kind: 'inTime' as const, percent: filter.inTime }]),
    ...(filter.noWarnings ? [{ kind: 'noWarnings' as const }] : []),
    ...filter.withoutModes.map((mode) => ({ kind: 'withoutMode' as const, mode })),
    ...(filter.transshipments === null ? [] : [{ kind: 'transshipments' as const, most: filter.transshipments }]),
    ...filter.notThrough.map((country) => ({ kind: 'notThrough' as const, country })),
  ]
}

/** The conditions that keep some of the plans and leave out others, in the order shown. */
export function conditionsFor(plans: readonly TransportPlan[]): readonly Condition[] {
  const countries = [...new Set(plans.flatMap(({ crosses }) => crosses))]
  const changes = [...new Set(plans.map(({ transshipments }) => transshipments))].sort((a, b) => a - b)
  const all: readonly Condition[] = [
    ...CHANCES.map((percent) => ({ kind: 'inTime' as const, percent })),
    { kind: 'noWarnings' },
    ...MODES.map((mode) => ({ kind: 'withoutMode' as const, mode })),
    ...changes.map((most) => ({ kind: 'transshipments' as const, most })),
    ...countries.map((country) => ({ kind: 'notThrough' as const, country })),
  ]
  const seen = new Set<string>()
  return all.filter((condition) => {
    const kept = plans.map((plan) => passes(plan, toggled(NO_FILTER, condition)))
    const key = condition.kind === 'inTime' ? `${condition.kind} ${kept}` : JSON.stringify(condition)
    if (seen.has(key) || !kept.includes(true) || !kept.includes(false)) return false
    seen.add(key)
    return true
  })
}

const FIELDS = { inTime: 'in-time', noWarnings: 'warnings', mode: 'no', most: 'transshipments', not: 'not-through' }

/** Writes a filter into the query of an address; what asks nothing is left out. */
export function writeFilter(filter: Filter, params: URLSearchParams): void {
  if (filter.inTime !== null) params.set(FIELDS.inTime, String(filter.inTime))
  if (filter.noWarnings) params.set(FIELDS.noWarnings, 'none')
  for (const mode of filter.withoutModes) params.append(FIELDS.mode, mode)
  if (filter.transshipments !== null) params.set(FIELDS.most, String(filter.transshipments))
  for (const country of filter.notThrough) params.append(FIELDS.not, country)
}

/** Reads a filter from the query of an address; what cannot be read asks nothing. */
export function readFilter(params: URLSearchParams): Filter {
  const whole = (field: string, most: number) => {
    const text = params.get(field) ?? ''
    return /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : null
  }
  return {
    inTime: whole(FIELDS.inTime, 100),
    noWarnings: params.get(FIELDS.noWarnings) === 'none',
    withoutModes: MODES.filter((mode) => params.getAll(FIELDS.mode).includes(mode)),
    transshipments: whole(FIELDS.most, 99),
    notThrough: [...new Set(params.getAll(FIELDS.not).filter((code) => /^[A-Z]{2}$/.test(code)))],
  }
}
