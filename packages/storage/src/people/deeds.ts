import type { Ask } from '../asking.js'

/** That somebody did something, or an authority looked at something. */
export interface Deed {
  /** Who: a person, token, link or subscription by its number, or the command line of the server's machine. */
  readonly actorKind: 'person' | 'token' | 'link' | 'command' | 'subscription'
  readonly actorId: string | null
  /** Id of a route, or a command. */
  readonly what: string
  readonly about: string
  readonly consignmentId: string | null
  /** Internet address; null where it was forgotten, or there is none. */
  readonly address: string | null
}

interface DoneDeed extends Deed {
  readonly doneAt: Date
}

export interface Deeds {
  record(deed: Deed): Promise<void>
  /** The latest, newest first. @param which - only of a consignment, or of an actor */
  list(
    which: { readonly consignmentId?: string; readonly actorId?: string },
    most: number,
  ): Promise<readonly DoneDeed[]>
}

export function storedDeeds(ask: Ask): Deeds {
  return {
    record: ({ actorKind, actorId, consignmentId, ...rest }) =>
      ask(async (database) => {
        const row = { ...rest, actor_kind: actorKind, actor_id: actorId, consignment_id: consignmentId }
        await database.insertInto('deed').values(row).execute()
      }),
    list: ({ consignmentId, actorId }, most) =>
      ask((database) => {
        const all = database
          .selectFrom('deed')
          .select(['actor_kind as actorKind', 'actor_id as actorId', 'what', 'about', 'address'])
          .select(['consignment_id as consignmentId', 'done_at as doneAt'])
          .orderBy('done_at', 'desc')
          .limit(most)
        const ofActor = actorId === undefined ? all : all.where('actor_id', '=', actorId)
        return (consignmentId === undefined ? ofActor : ofActor.where('consignment_id', '=', consignmentId)).execute()
      }),
  }
}
