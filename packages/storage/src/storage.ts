import type { RestoreSummary } from './backup/restore-backup.js'
import type { BackupSummary } from './backup/write-backup.js'
import type { StoredConditions } from './conditions/stored-conditions.js'
import type { Database } from './database.js'
import type { DatabaseStatus } from './database-status.js'
import type { StoredEvents } from './events/stored-events.js'
import type { StoredPeople } from './people/stored-people.js'
import { type Environment, isMade } from './postgres/data-folder.js'

/**
 * What people enter, what is reported, and the people themselves, kept in a database that is opened, and whose code is loaded,
 * when it is first asked for.
 */
export interface Storage {
  /** Whether there is a database that can be opened without making one. */
  made(): boolean
  readonly conditions: StoredConditions
  /** Loads what keeps people, organisations and what lets them in. */
  people(): Promise<StoredPeople>
  readonly events: StoredEvents
  /**
   * Writes all that is kept, as it is at one moment, into a file.
   * @throws {StructuredError} BACKUP_FILE_EXISTS, BACKUP_FILE_UNUSABLE, DATABASE_*
   */
  backup(file: string): Promise<BackupSummary>
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
  const conditions = deferred<StoredConditions>(
    async () => (await import('./conditions/stored-conditions.js')).storedConditions(open),
    ['read', 'add', 'withdraw', 'latest', 'versions', 'revision', 'watch'],
  )
  let people: Promise<StoredPeople> | undefined
  return {
    made: () => isMade(environment),
    conditions: {
      ...conditions,
      watch: async (listener) => {
        const stop = await conditions.watch(listener)
        watches.add(stop)
        return stop
      },
    },
    events: deferred<StoredEvents>(
      async () => (await import('./events/stored-events.js')).storedEvents(open),
      [
        'keep',
        'find',
        'about',
        'messages',
        'latestMessages',
        'bytes',
        'erase',
        'job',
        'jobs',
        'mapping',
        'saveMapping',
      ],
    ),
    people: () => {
      people ??= import('./people/stored-people.js').then(({ storedPeople }) => storedPeople(open))
      return people
    },
    backup: async (file) => {
      const { writeBackup } = await import('./backup/write-backup.js')
      return briefly(environment, (database) => database.session((client) => writeBackup(client, file)))
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

/** Questions that can be asked of a part of the storage. */
type Asked<Part> = { readonly [Name in keyof Part]: (...asked: never[]) => Promise<unknown> }

/** A part whose code is loaded at the first call. @param names - of all that it can be asked */
function deferred<Part extends Asked<Part>>(load: () => Promise<Part>, names: readonly (keyof Part)[]): Part {
  let loading: Promise<Part> | undefined
  const loaded = () => {
    loading ??= load()
    return loading
  }
  const calls = names.map((name) => [name, async (...asked: never[]) => (await loaded())[name](...asked)] as const)
  return Object.fromEntries(calls) as unknown as Part // Each name has its call; the compiler does not follow the list.
}
