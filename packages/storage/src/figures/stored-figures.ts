import { StructuredError } from '@karavan/core'
import type { Observation } from '@karavan/model'
import { type Kysely, sql } from 'kysely'
import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import { countChange, revisionOf } from '../revision.js'
import type { Tables } from '../tables.js'
import { partedBy } from './parted-by.js'

/** One version of a figure that somebody keeps; without a body it was withdrawn. */
export interface FigureVersion {
  readonly version: number
  readonly body: Observation | null
  readonly enteredAt: Date
  readonly enteredBy: string
  readonly why: string | null
}

/** What came of keeping figures, by their ids. */
export interface FiguresKept {
  readonly added: readonly string[]
  /** Kept before, just so. */
  readonly known: readonly string[]
}

/** Figures that people keep, in the database. */
export interface StoredFigures {
  /** Those that stand, in the order in which they were first kept. */
  read(): Promise<readonly Observation[]>
  /** Keeps all or none; one that is there with other words gets another version. */
  keep(figures: readonly Observation[], by: string, why: string | null): Promise<FiguresKept>
  /** @throws {StructuredError} FIGURE_UNKNOWN */
  withdraw(id: string, by: string, why: string): Promise<void>
  /** The first first; none of a figure that nobody kept. */
  versions(id: string): Promise<readonly FigureVersion[]>
  /** How often they have changed. */
  revision(): Promise<number>
}

const TOPIC = 'figures'

/** @param open - the database, at every call as it is then */
export function storedFigures(open: () => Promise<Database>): StoredFigures {
  const ask = askIn(open)
  return {
    read: () => ask(readStanding),
    keep: (figures, by, why) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          await countChange(transaction, TOPIC)
          const unlike = [...new Map(figures.map((figure) => [figure.id, figure])).values()]
          const { added, same } = partedBy(unlike, await readStanding(transaction))
          const bodies = added.map((body) => ({ id: body.id, body }))
          if (added.length > 0) await addVersions(transaction, bodies, by, why)
          const ids = (list: readonly Observation[]) => list.map(({ id }) => id)
          return { added: ids(added), known: ids(same) }
        }),
      ),
    withdraw: (id, by, why) =>
      ask((database) =>
        database.transaction().execute(async (transaction) => {
          await countChange(transaction, TOPIC)
          const standing = await readStanding(transaction)
          if (!standing.some((figure) => figure.id === id)) throw unknownFigure(id)
          await addVersions(transaction, [{ id, body: null }], by, why)
        }),
      ),
    versions: (id) =>
      ask((database) =>
        database
          .selectFrom('figure_entry')
          .select(['version', 'body', 'entered_at as enteredAt', 'entered_by as enteredBy', 'why'])
          .where('id', '=', id)
          .orderBy('version')
          .execute(),
      ),
    revision: () => ask((database) => revisionOf(database, TOPIC)),
  }
}

async function readStanding(database: Kysely<Tables>): Promise<readonly Observation[]> {
  const rows = await database
    .selectFrom(
      database
        .selectFrom('figure_entry')
        .distinctOn('id')
        .selectAll()
        .orderBy('id')
        .orderBy('version', 'desc')
        .as('last'),
    )
    .select('last.body')
    .orderBy('last.entered_at')
    .orderBy('last.id')
    .execute()
  return rows.flatMap(({ body }) => (body === null ? [] : [body]))
}

/** Adds versions after those that are there. Sent as one text, so that thousands are one statement. */
async function addVersions(
  transaction: Kysely<Tables>,
  added: readonly { readonly id: string; readonly body: Observation | null }[],
  by: string,
  why: string | null,
): Promise<void> {
  await sql`
    insert into karavan.figure_entry (id, version, body, entered_by, why)
    select added.id, last.version + 1, added.body, ${by}::text, ${why}::text
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as added (id text, body jsonb),
    lateral (select coalesce(max(version), 0) as version from karavan.figure_entry as entry where entry.id = added.id) as last
  `.execute(transaction)
}

/** That a figure is asked for which nobody keeps. */
export function unknownFigure(id: string): StructuredError {
  return new StructuredError({
    code: 'FIGURE_UNKNOWN',
    received: id,
    expected: 'the id of a figure that somebody keeps and has not withdrawn',
    remediation:
      'look it up in the list of figures; those that come with the project are not withdrawn, but superseded',
  })
}
