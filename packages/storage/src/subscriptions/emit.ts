import { noticeRight } from '@karavan/access'
import type { Consignment, Notice, Story } from '@karavan/model'
import { factsOf, NOTHING_TOLD, noticesOf, type ToldFacts } from '@karavan/tracking'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.js'
import { standingsTo } from './standings.js'

/** A subscription that somebody paused gathers what it is not sent for so many days. */
const GATHERS_DAYS = 30

/**
 * Puts notices about a consignment into the outbox of everybody who subscribed to them and may be told, in their order. To be
 * called in the transaction that made them true.
 */
export async function emitNotices(
  transaction: Kysely<Tables>,
  consignment: Pick<Consignment, 'consignmentId' | 'parties'>,
  notices: readonly Notice[],
): Promise<void> {
  const [first] = notices
  if (first === undefined) return
  const { consignmentId } = consignment
  const subscribed = await subscribedTo(transaction, consignmentId)
  if (subscribed.length === 0) return
  const standings = await standingsTo(transaction, consignment, first.at)
  for (const { id, owner, kinds } of subscribed) {
    const own = standings(owner)
    const told = notices.filter((notice) => kinds.includes(notice.kind) && noticeRight(own, notice) !== null)
    if (told.length > 0) await addDeliveries(transaction, id, consignmentId, told)
  }
}

/** Puts what is new in a story into the outbox, compared with what was told before, and keeps it as told. */
export async function emitStory(transaction: Kysely<Tables>, consignment: Consignment, story: Story): Promise<void> {
  const { consignmentId: id } = consignment
  await sql`insert into karavan.consignment_told (id, facts) values (${id}, ${JSON.stringify(NOTHING_TOLD)})
    on conflict do nothing`.execute(transaction)
  const { facts: before } = await transaction
    .selectFrom('consignment_told')
    .select('facts')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const notices = before === null ? [] : noticesOf(story, before, story.asOf)
  if (before !== null && notices.length === 0) return
  await emitNotices(transaction, consignment, notices)
  const facts: ToldFacts = factsOf(story)
  await transaction
    .updateTable('consignment_told')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', id)
    .execute()
}

async function subscribedTo(transaction: Kysely<Tables>, consignmentId: string) {
  return transaction
    .selectFrom('subscription')
    .select(['id', 'organisation_id as owner', 'kinds'])
    .where((row) => row.or([row('consignment_id', 'is', null), row('consignment_id', '=', consignmentId)]))
    .where((row) =>
      row.or([
        row('state', '<>', 'paused'),
        row('state_since', '>', sql<Date>`clock_timestamp() - make_interval(days => ${GATHERS_DAYS})`),
      ]),
    )
    .orderBy('id')
    .forKeyShare()
    .execute()
}

/** The count is held to the end of the transaction, so that what comes later in it also comes later to be seen. */
async function addDeliveries(
  transaction: Kysely<Tables>,
  subscription: string,
  consignmentId: string,
  notices: readonly Notice[],
): Promise<void> {
  await sql`
    with counted as (
      insert into karavan.delivery_count (subscription_id, consignment_id, last)
      values (${subscription}, ${consignmentId}, ${notices.length})
      on conflict (subscription_id, consignment_id) do update set last = delivery_count.last + excluded.last
      returning last
    )
    insert into karavan.delivery (subscription_id, consignment_id, sequence, kind, leg, place, at, body)
    select ${subscription}, ${consignmentId}, counted.last - ${notices.length} + told.number, kind, leg, place,
      to_timestamp(at * 60::double precision), body
    from counted, unnest(
      ${notices.map(({ kind }) => kind)}::text[], ${notices.map(({ leg }) => leg)}::integer[],
      ${notices.map(({ place }) => place)}::text[], ${notices.map(({ at }) => at)}::bigint[],
      ${notices.map(({ body }) => JSON.stringify(body))}::jsonb[]
    ) with ordinality as told (kind, leg, place, at, body, number)`.execute(transaction)
}
