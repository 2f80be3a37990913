import {
  API_PREFIX,
  type EnteredAnswer,
  type EnteredVersion,
  type EntriesKept,
  type EntryHistory,
  MOST_ENTRIES,
} from '@karavan/api'
import {
  admit,
  admitNew,
  admitWithdrawal,
  type ConditionEntries,
  ENTRY_KINDS,
  type EntryKind,
  type EntryVersion,
  entriesIn,
  entriesOf,
} from '@karavan/conditions'
import { StructuredError } from '@karavan/core'
import { bundledConditions } from '@karavan/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalid, parameters, wholeNumber } from './answering.js'
import { fieldsOf, rowsOf, textOf } from './bodies.js'
import type { Entries, RouteParts } from './route-parts.js'

/** Largest table or list of rows that is entered at once, bytes. */
const ENTRIES_LIMIT = 2 * 1024 * 1024
/** Rows that are entered at once, by column or as a table; the command line takes any number. */
const MOST_ROWS = 1_000
const LONGEST_NAME = 120
const LONGEST_REASON = 500
const SOMEBODY = 'somebody'

/** Adds the routes by which people enter, correct and withdraw orders, reports and counts. */
export function addEntryRoutes(app: FastifyInstance, { world, entries }: RouteParts): void {
  const { network } = world()
  const oneAfterAnother = queue()
  const known = (): ConditionEntries => {
    const { register, told } = world()
    return { orders: [...register.chains.orders.values()], ...told }
  }

  app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.post(`${API_PREFIX}/conditions/entries`, { bodyLimit: ENTRIES_LIMIT }, async (request, reply) => {
      const { by, why, check, after } = parameters(request.query, ['by', 'why', 'check', 'after'])
      if (check !== undefined && check !== 'true') throw invalid('check', check, '`true`, or left out')
      const who = request.actor.name ?? (by === undefined ? SOMEBODY : textOf(by, 'by', LONGEST_NAME))
      const reason = why === undefined ? null : textOf(why, 'why', LONGEST_REASON)
      const version = after === undefined ? undefined : versionOf(after)
      const added = entriesOfBody(request)
      return oneAfterAnother(async () => {
        admit(known(), added, (id) => network.locations.has(id))
        if (check === undefined) {
          if (version === 0) admitNew(known(), added)
          await entries.add(added, who, reason, version)
          await renewed(entries)
          reply.code(201)
        }
        return idsOf(added, check === undefined)
      })
    })
  })

  app.get(`${API_PREFIX}/conditions/entries`, async (request): Promise<EnteredAnswer> => {
    const { id, limit } = parameters(request.query, ['id', 'limit'])
    const most = limit === undefined ? MOST_ENTRIES : wholeNumber(limit, 'limit', MOST_ENTRIES)
    const latest = entries.made() ? await entries.latest(most, id) : []
    return { entries: latest.map(({ said, ...version }) => ({ ...shown(version), said })) }
  })

  type Named = { Params: { kind: string; id: string } }
  app.get<Named>(`${API_PREFIX}/conditions/entries/:kind/:id`, async ({ params }): Promise<EntryHistory> => {
    const { kind, id } = named(params)
    const versions = entries.made() ? await entries.versions(kind, id) : []
    if (versions.length === 0) throw unknownEntry(params)
    return { versions: versions.map(shown) }
  })

  app.post<Named>(
    `${API_PREFIX}/conditions/entries/:kind/:id/withdrawal`,
    async ({ actor, params, body }, reply): Promise<EntryHistory> => {
      const { kind, id } = named(params)
      const fields = fieldsOf(body, ['why', 'by', 'after'])
      const why = textOf(fields.why, 'why', LONGEST_REASON)
      const by = actor.name ?? (fields.by === undefined ? SOMEBODY : textOf(fields.by, 'by', LONGEST_NAME))
      const version = fields.after === undefined ? undefined : versionOf(fields.after)
      return oneAfterAnother(async () => {
        if (!entries.made()) throw unknownEntry(params)
        admitWithdrawal(kind, id, known(), bundledConditions())
        await entries.withdraw(kind, id, by, why, version)
        await renewed(entries)
        reply.code(201)
        return { versions: (await entries.versions(kind, id)).map(shown) }
      })
    },
  )
}

/** What is kept is kept, though the world may come to know it a little later. */
async function renewed(entries: Entries): Promise<void> {
  await entries.refresh().catch((error: unknown) => console.error(error))
}

function versionOf(told: unknown): number {
  const text = typeof told === 'number' ? String(told) : told
  if (typeof text === 'string' && /^\d{1,6}$/.test(text)) return Number(text)
  throw invalid('after', told, 'the number of the version that was read, 0 for a new entry')
}

function entriesOfBody({ body }: FastifyRequest): ConditionEntries {
  if (typeof body === 'string') return entriesIn(body, 'body.csv', MOST_ROWS)
  const { kind, rows } = fieldsOf(body, ['kind', 'rows'])
  return entriesOf(kindOf(textOf(kind, 'kind', LONGEST_NAME), '/kind'), rowsOf(rows, 'rows', MOST_ROWS))
}

function idsOf({ orders, reports, queues }: ConditionEntries, kept: boolean): EntriesKept {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  return { kept, orders: ids(orders), reports: ids(reports), queues: ids(queues) }
}

function shown({ enteredAt, ...version }: EntryVersion): EnteredVersion {
  return { ...version, enteredAt: enteredAt.toISOString() }
}

function named({ kind, id }: { readonly kind: string; readonly id: string }) {
  return { kind: kindOf(kind, '/kind'), id }
}

function kindOf(text: string, pointer: string): EntryKind {
  const kind = ENTRY_KINDS.find((one) => one === text)
  if (kind !== undefined) return kind
  throw new StructuredError({
    code: 'QUESTION_VALUE_INVALID',
    received: text,
    expected: ENTRY_KINDS.join(' or '),
    pointer,
    candidates: ENTRY_KINDS,
  })
}

function unknownEntry({ kind, id }: { readonly kind: string; readonly id: string }): StructuredError {
  return new StructuredError({
    code: 'ENTRY_UNKNOWN',
    received: `${kind}/${id}`,
    expected: `an entry that was made; see ${API_PREFIX}/conditions/entries`,
    remediation: 'check its id; what comes with the project is changed by an order that amends it',
  })
}

/** Does one piece of work after another, so that each is checked against what the one before it kept. */
function queue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
