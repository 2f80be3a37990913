import type { Acceptance, Hearing } from '@karavan/access'
import type { EpochMinutes } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import type { Kysely } from 'kysely'
import { askIn, askWithin, PATIENCE } from '../asking.js'
import type { Database } from '../database.js'
import type { Tables } from '../tables.js'
import type { Actor } from './actor.js'
import { type Changes, type ConsignmentChange, changesSeen, changesSince } from './changes.js'
import { type Due, dueNow, endDue, markLater, putOff, takeDue } from './due.js'
import { type KeptEstimate, markOtherwise, markTimely, readEstimate } from './estimates.js'
import { accept, readHearing, withdraw } from './hearing.js'
import { type ConsignmentsFound, type ConsignmentsQuestion, listConsignments } from './list.js'
import { type MovedPage, type MovedQuestion, movedConsignments } from './moved.js'
import { type ConcernsQuestion, concernedBy, keepState, markConcerned, markSilent, type ToldState } from './states.js'
import {
  type ConsignmentVersion,
  type Erasure,
  enterVersion,
  eraseConsignment,
  readConsignmentVersions,
  readNewest,
  readParties,
  type StandingConsignment,
} from './versions.js'

/** Consignments as they were entered, and how they stand. */
export interface StoredConsignments {
  /** @throws {StructuredError} CONSIGNMENT_EXISTS, CONSIGNMENT_CHANGED */
  enter(consignment: Consignment, actor: Actor, why: string | null, after: number): Promise<number>
  read(id: string): Promise<StandingConsignment | null>
  /** When it arrives, as it was worked out last; null where nothing is kept. */
  estimate(id: string): Promise<KeptEstimate | null>
  versions(id: string): Promise<readonly ConsignmentVersion[]>
  /** Whose words count for it, beside its parties. */
  hearing(consignment: Pick<Consignment, 'consignmentId' | 'parties'>): Promise<Hearing>
  /** Parties stand by it as it is. */
  accept(
    id: string,
    partyIds: readonly string[],
    how: Exclude<Acceptance['how'], 'trusted'>,
    by: string,
    after: number | null,
  ): Promise<void>
  withdraw(id: string, partyId: string, by: string): Promise<void>
  /** Who had to do with a consignment, also with one that was erased: they may see that it was. */
  parties(id: string): ReturnType<typeof readParties>
  /** @returns ids of the messages that were erased with it */
  erase(id: string, actor: Actor, how?: Erasure): Promise<readonly string[]>
  list(question: ConsignmentsQuestion): Promise<ConsignmentsFound>
  /** Those with a plan of which something was told, page by page. */
  moved(question: MovedQuestion): Promise<MovedPage>
  keepState(consignment: Consignment, state: ToldState): Promise<void>
  markConcerned(messageId: string): Promise<void>
  markSilent(minutes: number, most: number): Promise<void>
  /** Marks consignments to be told again when all is told that somebody waits for. */
  markLater(ids: readonly string[]): Promise<void>
  /** Marks estimates that time alone may have moved. @returns how many */
  markTimely(now: EpochMinutes, most: number): Promise<number>
  /** Marks estimates that were worked out under other conditions. @returns how many */
  markOtherwise(conditions: string): Promise<number>
  /** What changed since a place in the course of changes; null for now. */
  changes(after: string | null, most: number): Promise<Changes>
  /** Those of some changes that one of some organisations may hear of. */
  changesSeen(
    changes: readonly ConsignmentChange[],
    organisations: readonly string[],
    now: EpochMinutes,
  ): Promise<readonly ConsignmentChange[]>
  concernedBy(
    named: readonly { readonly name: string; readonly at: EpochMinutes }[],
    question: ConcernsQuestion,
  ): Promise<readonly string[]>
  /** @param leavesLater - whether those are left that may wait */
  takeDue(most: number, leavesLater?: boolean): Promise<readonly Due[]>
  endDue(due: Due): Promise<void>
  putOff(due: Due, fault: string): Promise<void>
  dueNow(): Promise<{ readonly waiting: number; readonly since: Date | null }>
}

/** @param open - the database, at every call as it is then */
export function storedConsignments(open: () => Promise<Database>): StoredConsignments {
  const ask = askIn(open)
  const change = <T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> =>
    ask((database) => database.transaction().execute(work))
  return {
    enter: (...entered) => change((transaction) => enterVersion(transaction, ...entered)),
    read: (id) => ask((database) => readNewest(database, id)),
    estimate: (id) => ask((database) => readEstimate(database, id)),
    versions: (id) => ask((database) => readConsignmentVersions(database, id)),
    parties: (id) => ask((database) => readParties(database, id)),
    erase: (...named) => change((transaction) => eraseConsignment(transaction, ...named)),
    hearing: (consignment) => ask((database) => readHearing(database, consignment)),
    accept: (...named) => change((transaction) => accept(transaction, ...named)),
    withdraw: (...named) => change((transaction) => withdraw(transaction, ...named)),
    list: (question) => ask((database) => askWithin(database, PATIENCE, (asked) => listConsignments(asked, question))),
    moved: (question) =>
      ask((database) => askWithin(database, PATIENCE, (asked) => movedConsignments(asked, question))),
    keepState: (...kept) => change((transaction) => keepState(transaction, ...kept)),
    markSilent: (...silent) => change((transaction) => markSilent(transaction, ...silent)),
    markLater: (ids) => change((transaction) => markLater(transaction, 'consignment', ids)),
    markTimely: (...timely) => change((transaction) => markTimely(transaction, ...timely)),
    markOtherwise: (conditions) => change((transaction) => markOtherwise(transaction, conditions)),
    changes: (...asked) => ask((database) => changesSince(database, ...asked)),
    changesSeen: (...asked) => ask((database) => changesSeen(database, ...asked)),
    markConcerned: (id) => change((transaction) => markConcerned(transaction, id)),
    concernedBy: (...asked) =>
      ask((database) => askWithin(database, PATIENCE, (within) => concernedBy(within, ...asked))),
    takeDue: (...asked) => ask((database) => takeDue(database, ...asked)),
    endDue: (due) => ask((database) => endDue(database, due)),
    putOff: (...failed) => ask((database) => putOff(database, ...failed)),
    dueNow: () => ask(dueNow),
  }
}
