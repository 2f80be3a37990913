import type { RestoreSummary } from './backup/restore-backup.js'
import type { BackupSummary } from './backup/write-backup.js'
import type { StoredConditions } from './conditions/stored-conditions.js'
import type { StoredConsignments } from './consignments/stored-consignments.js'
import type { Database } from './database.js'
import type { DatabaseStatus } from './database-status.js'
import type { StoredEvents } from './events/stored-events.js'
import type { StoredFigures } from './figures/stored-figures.js'
import type { StoredLedger } from './ledger/stored-ledger.js'
import type { StoredPeople } from './people/stored-people.js'
import { type Environment, isMade } from './postgres/data-folder.js'
import type { StoredSubscriptions } from './subscriptions/stored-subscriptions.js'

/** What people enter, and the people themselves, kept in a database that is opened, and whose code is loaded, when it is first asked for. */
export interface Storage {
  /** Whether there is a database that can be opened without making one. */
  made(): boolean
  readonly conditions: StoredConditions
  /** Loads what keeps messages and the events that they tell. */
  events(): Promise<StoredEvents>
  /** Loads what keeps consignments and how they stand. */
  consignments(): Promise<StoredConsignments>
  /** Loads what keeps published figures beside those of the project. */
  figures(): Promise<StoredFigures>
  /** Loads what proves that nobody rewrote what was told. */
  ledger(): Promise<StoredLedger>
  /** Loads what keeps who is told of what is new, and what waits to be told. */
  subscriptions(): Promise<StoredSubscriptions>
  /** Loads what keeps people, organisations and what lets them in. */
  people(): Promise<StoredPeople>
  /**
   * Writes all that is kept, as it is at one moment, into a file.
   * @param replace - whether it may take the place of an older backup
   * @throws {StructuredError} BACKUP_FILE_EXISTS, BACKUP_FILE_UNUSABLE, DATABASE_*
   */
  backup(file: string, replace: boolean): Promise<BackupSummary>
  /**
   * Takes back what a backup holds, all or nothing.
   * @param replace - whether it may take the place of what the database holds
   * @throws {StructuredError} BACKUP_BROKEN, BACKUP_NEWER, BACKUP_FILE_UNUSABLE, DATABASE_NOT_EMPTY, DATABASE_*
   */
  restore(file: string, replace: boolean): Promise<RestoreSummary>
  /** Says where the database is and what it holds; makes none, and stops a server that nobody else uses. */
  status(): Promise<DatabaseStatus>
  /** Ends what was opened. The storage may be used again, and is then opened again. */
  close(): Promise<void>
}

/** @param environment - `DATABASE_URL`, `KARAVAN_DATA` and the like, as in `process.env` */
export function lazyStorage(environment: Environment): Storage {
  const { open, close } = openedOnce(environment)
  const watches = new Set<() => Promise<void>>()
  let people: Promise<StoredPeople> | undefined
  return {
    made: () => isMade(environment),
    conditions: deferred(async () => {
      const { storedConditions } = await import('./conditions/stored-conditions.js')
      return storedConditions(open)
    }, watches),
    events: async () => (await import('./events/stored-events.js')).storedEvents(open),
    consignments: async () => (await import('./consignments/stored-consignments.js')).storedConsignments(open),
    figures: async () => (await import('./figures/stored-figures.js')).storedFigures(open),
    ledger: async () => (await import('./ledger/stored-ledger.js')).storedLedger(open),
    subscriptions: async () => {
      const { storedSubscriptions } = await import('./subscriptions/stored-subscriptions.js')
      return storedSubscriptions(open, () => Math.floor(Date.now() / 60_000))
    },
    people: () => {
      people ??= import('./people/stored-people.js').then(({ storedPeople }) => storedPeople(open))
      return people
    },
    backup: async (file, replace) => {
      const { writeBackup } = await import('./backup/write-backup.js')
      return briefly(environment, (database) => database.session((client) => writeBackup(client, file, replace)))
    },
    restore: async (file, replace) => {
      const { readBackup } = await import('./backup/read-backup.js')
      const { restoreBackup } = await import('./backup/restore-backup.js')
      const backup = await readBackup(file)
      return briefly(environment, (database) => database.session((client) => restoreBackup(client, backup, replace)))
    },
    status: async () => {
      const { databaseStatus } = await import('./database-status.js')
      return databaseStatus(environment)
    },
    close: async () => {
      for (const stop of watches) await stop()
      watches.clear()
      await close()
    },
  }
}

/** Opens the database for one piece of work, with the schema as it is. */
async function briefly<T>(environment: Environment, work: (database: Database) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('./database.js')
  const database = await openDatabase(environment, false)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** One database for all who ask, opened by the first, and again after it was lost or could not be opened. */
function openedOnce(environment: Environment) {
  let opening: Promise<Database> | undefined
  const open = (): Promise<Database> => {
    if (opening !== undefined) return opening
    const mine = import('./database.js').then(({ openDatabase }) => openDatabase(environment, true))
    const forget = () => {
      if (opening === mine) opening = undefined
    }
    opening = mine
    mine.then((database) => {
      database.lost.addEventListener('abort', () => {
        forget()
        void database.close()
      })
    }, forget)
    return mine
  }
  const close = async () => {
    const database = await opening?.catch(() => undefined)
    opening = undefined
    await database?.close()
  }
  return { open, close }
}

/** Conditions whose code is loaded at the first call. @param watches - takes what ends each watch */
function deferred(load: () => Promise<StoredConditions>, watches: Set<() => Promise<void>>): StoredConditions {
  let loading: Promise<StoredConditions> | undefined
  const loaded = () => {
    loading ??= load()
    return loading
  }
  return {
    read: async () => (await loaded()).read(),
    add: async (...entered) => (await loaded()).add(...entered),
    withdraw: async (...named) => (await loaded()).withdraw(...named),
    latest: async (...asked) => (await loaded()).latest(...asked),
    versions: async (...named) => (await loaded()).versions(...named),
    revision: async () => (await loaded()).revision(),
    watch: async (listener) => {
      const stop = await (await loaded()).watch(listener)
      watches.add(stop)
      return stop
    },
  }
}
