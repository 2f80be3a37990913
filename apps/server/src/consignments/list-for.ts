import { type AccessScope, decide, storyInScope } from '@karavan/access'
import type { ListedConsignment } from '@karavan/api'
import { type EpochMinutes, StructuredError } from '@karavan/core'
import { goesOnAs } from '@karavan/model'
import type { KeptEstimate, ListedConsignment as Stored } from '@karavan/storage'
import { digestOf, latenessOf } from '@karavan/tracking'
import type { FastifyRequest } from 'fastify'
import { deedOf } from '../access/enforce.js'
import type { SignInPort } from '../access/sign-in-port.js'
import type { ConsignmentBook } from './book.js'

/** Pieces of equipment that a line of the list names. */
const MOST_NUMBERS = 3

/**
 * A line of the list as somebody may see it: the goods and parties where they may read them, and how it stands by the part of
 * the way that concerns them. An authority's look at one is recorded as any other.
 */
export async function listedFor(
  request: FastifyRequest,
  signIn: SignInPort | null,
  stored: Stored,
  book: ConsignmentBook,
  now: EpochMinutes,
): Promise<ListedConsignment> {
  if (signIn === null) return line(stored, book, now)
  const id = stored.consignment.consignmentId
  const standings = await signIn.rolesOn(id, request.actor.asker)
  const onStory = decide(standings, 'read', 'story')
  const mayReadIt = decide(standings, 'read', 'consignment').verdict === 'allowed'
  // Whoever may see how far it is sees that of the whole way.
  if (onStory.verdict !== 'allowed') return line(withoutEstimate(withoutGoods(stored)), book, now)
  if (onStory.recordedAs !== null) await signIn.record({ ...deedOf(request, signIn), params: { consignmentId: id } })
  const seen = onStory.scope === 'all' ? stored : withoutEstimate(await inScope(stored, onStory.scope, book, now))
  return line(mayReadIt ? seen : withoutGoods(seen), book, now)
}

/** How it stands by what happened on a part of the way. */
async function inScope(stored: Stored, scope: AccessScope, book: ConsignmentBook, now: EpochMinutes): Promise<Stored> {
  if (stored.digest === null) return stored
  const { consignment } = stored
  try {
    const { story } = await book.gather(consignment, now)
    return { ...stored, digest: digestOf(storyInScope(story, scope), consignment) }
  } catch (error) {
    // A plan that can no longer be read hides how it stands, not that it is there.
    if (error instanceof StructuredError && !error.code.startsWith('DATABASE_')) return { ...stored, digest: null }
    throw error
  }
}

/** When the whole comes tells of what happened on the way of others. */
function withoutEstimate(stored: Stored): Stored {
  return { ...stored, estimate: null }
}

function withoutGoods(stored: Stored): Stored {
  const { consignment } = stored
  return { ...stored, consignment: { ...consignment, includedItems: [], utilizedEquipment: [], parties: [] } }
}

function line({ consignment, enteredAt, digest, estimate }: Stored, { sample }: ConsignmentBook, at: EpochMinutes) {
  const { consignmentId, includedItems, utilizedEquipment, parties, plan } = consignment
  return {
    consignmentId,
    sample,
    from: consignment.carrierAcceptanceLocation,
    to: consignment.consigneeReceiptLocation,
    goods: includedItems.map(({ description }) => description),
    equipment: utilizedEquipment.slice(0, MOST_NUMBERS).map(({ equipmentId, kind, number }) => ({
      kind,
      number: number.value,
      goesOnAs: goesOnAs(consignment, equipmentId, at),
    })),
    equipmentCount: utilizedEquipment.length,
    parties: parties.map(({ role, name }) => ({ role, name })),
    planned: plan !== null,
    digest,
    lateMinutes: digest === null ? null : latenessOf(digest, at),
    estimate: estimate === null ? null : shownEstimate(estimate),
    enteredAt: enteredAt.toISOString(),
  }
}

function shownEstimate({ asOf, p10, p50, p90, due, moved, holds }: KeptEstimate): ListedConsignment['estimate'] {
  const shownMove = moved === null ? null : { ...moved, causes: [...moved.causes], advice: [...moved.advice] }
  return { asOf, p10, p50, p90, due, moved: shownMove, holds: [...holds] }
}
