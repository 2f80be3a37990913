import { type ConditionEntries, chainOf, type EntryKind, type Register } from '@karavan/conditions'
import { type EpochMinutes, parseInstant, type StructuredError } from '@karavan/core'
import type { Order } from '@karavan/model'
import { loadWorld } from '@karavan/storage'
import { entryNamed, entryUnknown } from './entered.js'
import { knownIn } from './known-entries.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome, overlayOf } from './plan-command.js'
import { renderEntry, type ShownEntry } from './render-entry.js'
import type { NameOf } from './render-plan.js'
import type { Terminal } from './terminal.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan conditions show ID`: an order with its chain, a report, or a count, with its source and versions.
 * @param tell - told why something that was entered is left out
 * @throws {StructuredError} ENTRY_UNKNOWN, INSTANT_INVALID, DATABASE_*
 */
export async function conditionsShow(
  { operands, values }: Invocation,
  now: EpochMinutes,
  terminal: Terminal,
  tell: (error: StructuredError) => void,
): Promise<Outcome> {
  const [named, ...more] = operands
  if (named === undefined || more.length > 0)
    throw new UsageError('karavan conditions show takes the id of one order, report or count')
  const on = typeof values['on'] === 'string' ? parseInstant(values['on'], '/on') : now
  const { kinds, id } = entryNamed(named)
  const { known, histories } = await withStorage(async (storage) => ({
    known: await knownIn(storage, tell),
    histories: storage.made() ? await Promise.all(kinds.map((kind) => storage.conditions.versions(kind, id))) : [],
  }))
  const { network, register } = loadWorld(overlayOf(values), now, known)
  const found = kinds
    .map(
      (kind, i): ShownEntry => ({ kind, id, on, ...told(kind, id, on, known, register), versions: histories[i] ?? [] }),
    )
    .filter(({ entry, versions }) => entry !== null || versions.length > 0)
  const [shown, ...others] = found
  if (shown === undefined) throw entryUnknown(named, 'the id of an order, a report or a count')
  if (others.length > 0)
    throw new UsageError(
      `Several entries have the id ${id}: ${found.map(({ kind }) => `${kind}/${id}`).join(', ')}. Say which.`,
    )
  const nameOf: NameOf = (place) => network.locations.get(place)?.name ?? place
  return { code: 0, output: values['json'] === true ? asJson(shown) : renderEntry(shown, nameOf, terminal) }
}

function told(
  kind: EntryKind,
  id: string,
  on: EpochMinutes,
  known: ConditionEntries,
  register: Register,
): Pick<ShownEntry, 'entry' | 'effective' | 'chain'> {
  const entry = known[kind].find((one) => one.id === id) ?? null
  if (kind !== 'orders' || entry === null) return { entry, effective: null, chain: null }
  return { entry, effective: register.effective.get(id)?.order ?? (entry as Order), chain: chainOf(register, id, on) }
}
