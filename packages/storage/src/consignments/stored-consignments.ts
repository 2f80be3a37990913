import type { EpochMinutes } from '@karavan/core'
import type { Consignment } from '@karavan/model'
import type { Kysely } from 'kysely'
import { askIn } from '../asking.js'
import type { Database } from '../database.js'
import type { Tables } from '../tables.js'
import { type Due, dueNow, endDue, putOff, takeDue } from './due.js'
import { type ConsignmentsFound, type ConsignmentsQuestion, listConsignments } from './list.js'
import { concernedBy, keepState, markConcerned, type ToldState } from './states.js'
import {
  type Actor,
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
  versions(id: string): Promise<readonly ConsignmentVersion[]>
  /** Who had to do with a consignment, also with one that was erased: they may see that it was. */
  parties(id: string): ReturnType<typeof readParties>
  /** @returns ids of the messages that were erased with it */
  erase(id: string, actor: Actor, how?: Erasure): Promise<readonly string[]>
  list(question: ConsignmentsQuestion): Promise<ConsignmentsFound>
  keepState(consignment: Consignment, state: ToldState): Promise<void>
  markConcerned(messageId: string): Promise<void>
  concernedBy(named: readonly { readonly name: string; readonly at: EpochMinutes }[]): Promise<readonly string[]>
  takeDue(most: number): Promise<readonly Due[]>
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
    versions: (id) => ask((database) => readConsignmentVersions(database, id)),
    parties: (id) => ask((database) => readParties(database, id)),
    erase: (...named) => change((transaction) => eraseConsignment(transaction, ...named)),
    list: (question) => ask((database) => listConsignments(database, question)),
    keepState: (...kept) => change((transaction) => keepState(transaction, ...kept)),
    markConcerned: (id) => change((transaction) => markConcerned(transaction, id)),
    concernedBy: (named) => ask((database) => concernedBy(database, named)),
    takeDue: (most) => ask((database) => takeDue(database, most)),
    endDue: (due) => ask((database) => endDue(database, due)),
    putOff: (...failed) => ask((database) => putOff(database, ...failed)),
    dueNow: () => ask(dueNow),
  }
}
