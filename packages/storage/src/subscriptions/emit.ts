import { noticeRight } from '@karavan/access'
import type { Consignment, Notice, Story } from '@karavan/model'
import {
  type Estimate,
  type EstimateMoved,
  estimateNotice,
  factsOf,
  isWorthTelling,
  NOTHING_TOLD,
  noticesOf,
  type ToldEstimate,
  type ToldFacts,
  toldEstimate,
} from '@karavan/tracking'
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

/**
 * Puts what is new in a story into the outbox, compared with what was told before, and keeps it as told.
 * @returns whether anything is new
 */
export async function emitStory(transaction: Kysely<Tables>, consignment: Consignment, story: Story): Promise<boolean> {
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
  if (before !== null && notices.length === 0) return false
  await emitNotices(transaction, consignment, notices)
  const facts: ToldFacts = factsOf(story)
  await transaction
    .updateTable('consignment_told')
    .set({ facts: JSON.stringify(facts) })
    .where('id', '=', id)
    .execute()
  return true
}

/**
 * Puts into the outbox of those who wait for it that an estimate has moved by as much as they want, since what they were told last.
 * Who was told nothing yet is taken to know the one before, or else this.
 */
export async function emitEstimate(
  transaction: Kysely<Tables>,
  consignment: Pick<Consignment, 'consignmentId' | 'parties'>,
  estimate: Estimate,
  before: Estimate | null,
  moved: EstimateMoved | null,
): Promise<void> {
  const { consignmentId } = consignment
  const subscribed = (await subscribedTo(transaction, consignmentId)).filter(({ kinds }) => kinds.includes('estimate'))
  if (subscribed.length === 0) return
  const known = new Map(
    (
      await transaction
        .selectFrom('estimate_told')
        .select(['subscription_id', 'told'])
        .where('consignment_id', '=', consignmentId)
        .execute()
    ).map(({ subscription_id, told }) => [subscription_id, told]),
  )
  const standings = await standingsTo(transaction, consignment, estimate.asOf)
  const now = toldEstimate(estimate)
  for (const { id, owner, minutes, chance } of subscribed) {
    const told = known.get(id) ?? toldEstimate(before ?? estimate)
    const notice = estimateNotice(estimate, told, moved)
    if (noticeRight(standings(owner), notice) === null) continue
    const isTold = isWorthTelling(told, now, { minutes, chance })
    if (isTold) await addDeliveries(transaction, id, consignmentId, [notice])
    if (isTold || !known.has(id)) await keepTold(transaction, id, consignmentId, isTold ? now : told)
  }
}

async function keepTold(
  transaction: Kysely<Tables>,
  subscription: string,
  consignmentId: string,
  estimate: ToldEstimate,
): Promise<void> {
  const told = JSON.stringify(estimate)
  await transaction
    .insertInto('estimate_told')
    .values({ subscription_id: subscription, consignment_id: consignmentId, told })
    .onConflict((row) => row.columns(['subscription_id', 'consignment_id']).doUpdateSet({ told }))
    .execute()
}

async function subscribedTo(transaction: Kysely<Tables>, consignmentId: string) {
  return transaction
    .selectFrom('subscription')
    .select(['id', 'organisation_id as owner', 'kinds', 'moved_minutes as minutes', 'moved_chance as chance'])
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
