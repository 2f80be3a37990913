import type { ConditionEntries } from './ports.js'

export const NO_ENTRIES: ConditionEntries = { orders: [], reports: [], queues: [] }

/** Entries laid over others: those of the same id take their place. */
export function overlaidConditions(under: ConditionEntries, over: ConditionEntries): ConditionEntries {
  return {
    orders: overlaid(under.orders, over.orders),
    reports: overlaid(under.reports, over.reports),
    queues: overlaid(under.queues, over.queues),
  }
}

function overlaid<T extends { readonly id: string }>(under: readonly T[], over: readonly T[]): readonly T[] {
  const ids = new Set(over.map(({ id }) => id))
  return [...under.filter(({ id }) => !ids.has(id)), ...over]
}

/** All entries of several, in their order; nothing takes another's place. */
export function joinedConditions(entries: readonly ConditionEntries[]): ConditionEntries {
  return {
    orders: entries.flatMap(({ orders }) => orders),
    reports: entries.flatMap(({ reports }) => reports),
    queues: entries.flatMap(({ queues }) => queues),
  }
}
