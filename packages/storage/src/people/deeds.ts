import { sql } from 'kysely'
import type { Ask } from '../asking.js'

/** That somebody did something, or an authority looked at something. */
export interface Deed {
  /** Who: a person, token, link or subscription by its number, or the command line of the server's machine. */
  readonly actorKind: 'person' | 'token' | 'link' | 'command' | 'subscription'
  readonly actorId: string | null
  /** Id of the organisation that they acted for; null for none. */
  readonly organisation: string | null
  /** Id of a route, or a command. */
  readonly what: string
  readonly about: string
  readonly consignmentId: string | null
  /** Internet address; null where it was forgotten, or there is none. */
  readonly address: string | null
}

/** A deed as it is told. */
export interface DoneDeed extends Omit<Deed, 'organisation'> {
  readonly doneAt: Date
  /** Name of the person, or label of the token; null where they were erased, and of links and commands. */
  readonly actorName: string | null
  readonly organisation: { readonly id: string; readonly name: string } | null
  /** By which a list goes on behind it. */
  readonly place: string
}

/** Which deeds are listed. */
interface DeedsQuestion {
  readonly consignmentId?: string
  readonly actorId?: string
  /** Ids of routes, or commands. */
  readonly what?: readonly string[]
}

export interface Deeds {
  record(deed: Deed): Promise<void>
  /** The latest, newest first. @param after - `place` of the last deed of the page before; null for the first page */
  list(which: DeedsQuestion, most: number, after?: string | null): Promise<readonly DoneDeed[]>
}

/** Whether a text can be the place of a deed. */
export function isDeedPlace(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

export function storedDeeds(ask: Ask): Deeds {
  return {
    record: ({ actorKind, actorId, consignmentId, organisation, ...rest }) =>
      ask(async (database) => {
        const actor = { actor_kind: actorKind, actor_id: actorId, organisation_id: organisation }
        await database
          .insertInto('deed')
          .values({ ...rest, ...actor, consignment_id: consignmentId })
          .execute()
      }),
    list: ({ consignmentId, actorId, what }, most, after = null) =>
      ask(async (database) => {
        let deeds = database
          .selectFrom('deed')
          .leftJoin('person', (join) => join.onRef('person.id', '=', 'deed.actor_id').on('actor_kind', '=', 'person'))
          .leftJoin('api_token', (join) =>
            join.onRef('api_token.id', '=', 'deed.actor_id').on('actor_kind', '=', 'token'),
          )
          .leftJoin('organisation', 'organisation.id', 'deed.organisation_id')
          .select(['actor_kind as actorKind', 'actor_id as actorId', 'what', 'about', 'address'])
          .select(['consignment_id as consignmentId', 'done_at as doneAt', 'organisation.name as organisationName'])
          .select(['deed.organisation_id as organisationId'])
          .select(sql<string | null>`coalesce(person.name, api_token.label)`.as('actorName'))
          .select(sql<string>`to_char(done_at at time zone 'UTC', ${PLACE_TIME}) || deed.id`.as('place'))
          .orderBy('done_at', 'desc')
          .orderBy('deed.id', 'desc')
          .limit(most)
        if (actorId !== undefined) deeds = deeds.where('actor_id', '=', actorId)
        if (consignmentId !== undefined) deeds = deeds.where('consignment_id', '=', consignmentId)
        if (what !== undefined) deeds = deeds.where('what', 'in', what)
        if (after !== null) {
          const [at, id] = after.split('_')
          deeds = deeds.where(sql<boolean>`(done_at, deed.id) < (${at}::timestamptz, ${id}::uuid)`)
        }
        return (await deeds.execute()).map(({ organisationId, organisationName, ...deed }) => ({
          ...deed,
          organisation:
            organisationId === null ? null : { id: organisationId, name: organisationName ?? organisationId },
        }))
      }),
  }
}

/** How PostgreSQL writes the time in the place of a deed. */
const PLACE_TIME = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z_"'
