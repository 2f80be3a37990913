import { StructuredError } from '@karavan/core'

const MOVE =
  'with the version of Karavan that made it: karavan backup FILE. Move the folder away; then karavan restore FILE'

/** Tells why the folder of the database cannot be used. */
export function folderFault(error: unknown, folder: string): StructuredError {
  if (error instanceof StructuredError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error)
  return new StructuredError({
    code: 'DATABASE_FOLDER_UNUSABLE',
    received: folder,
    expected: 'a folder that this user can read and write',
    remediation: `${message}. Correct its rights, or name another one in KARAVAN_DATA`,
    cause: error,
  })
}

function diskFull(where: string, cause: unknown): StructuredError {
  return new StructuredError({
    code: 'DATABASE_DISK_FULL',
    received: where,
    expected: 'free space on the disk',
    remediation: 'make room; nothing that was kept is lost',
    retryable: true,
    cause,
  })
}

/** A data folder made by another major version of PostgreSQL. */
export function otherVersion(folder: string, made: number, running: number): StructuredError {
  return new StructuredError({
    code: 'DATABASE_FOLDER_VERSION',
    received: `a folder of PostgreSQL ${made}, ${folder}`,
    expected: `one of PostgreSQL ${running}, which comes with this version`,
    remediation: `${made < running ? '' : 'install the newer version of Karavan again, or '}${MOVE}`,
  })
}

export function brokenFolder(folder: string, why: string): StructuredError {
  return new StructuredError({
    code: 'DATABASE_FOLDER_BROKEN',
    received: folder,
    expected: 'a folder that PostgreSQL has made and nobody has changed',
    remediation: `${why}. Move the folder away and restore a backup: karavan restore FILE`,
  })
}

/** What PostgreSQL says of data that it cannot use. */
const BROKEN =
  /could not find the database system|(FATAL|PANIC): .*(could not (open|read)|invalid|incorrect|checkpoint record|missing|required WAL)/

/** Tells why a program of PostgreSQL ended, by what it printed. */
export function programFault(what: string, output: string, folder: string): StructuredError {
  const lines = output.trim().split('\n')
  const told = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  if (/^unshare: |spawn unshare|cannot be run as root|"root" execution of the PostgreSQL server/m.test(output))
    return rootRefused(told)
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(folder, new Error(told))
  if (/(FATAL|PANIC|error): .*(Permission denied|Read-only file system)/.test(output))
    return folderFault(new Error(told), folder)
  if (BROKEN.test(output)) return brokenFolder(folder, told)
  return new StructuredError({
    code: 'DATABASE_START_FAILED',
    received: told || `${what} ended without a word`,
    expected: `${what} that does its work`,
    remediation: `see the log in ${folder}; or name another PostgreSQL in DATABASE_URL`,
  })
}

/** PostgreSQL refuses to run as root, and this system does not let root put on another number. */
export function rootRefused(told: string): StructuredError {
  return new StructuredError({
    code: 'DATABASE_ROOT_REFUSED',
    received: told,
    expected: 'a user other than root, or a Linux that lets root make a user namespace (unshare -U)',
    remediation:
      'run Karavan as another user (in a container: --user 1000, or --cap-add SYS_ADMIN), or name a PostgreSQL in DATABASE_URL',
  })
}

const UNREACHABLE = /^(08...|57P0[1-4]|53300|E(CONN\w+|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|ENOENT)$/

/** Whether a fault means that the server is not there, or not now. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return UNREACHABLE.test(code)
  return /^(Connection terminated|timeout e(xceeded|xpired)|Client (was closed|has encountered))/.test(String(message))
}

/** What a fault of the server or of the way to it means; any other error as it is. */
export function databaseFault(error: unknown): unknown {
  if (error instanceof StructuredError) return error
  if (error instanceof AggregateError && error.errors.length > 0) return databaseFault(error.errors[0])
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (isUnreachable(error)) {
    return new StructuredError({
      code: 'DATABASE_UNREACHABLE',
      received: message ?? code,
      expected: 'a PostgreSQL that answers',
      remediation: 'start it, correct DATABASE_URL, or unset it to use the one that comes with Karavan',
      retryable: true,
      cause: error,
    })
  }
  if (code === '53100') return diskFull('the database', error)
  if (code === '22P05' || code === '22P02' || code === '22021') {
    return new StructuredError({
      code: 'ENTRY_UNSTORABLE',
      received: message,
      expected: 'texts of Unicode characters, without NUL and without halves of surrogate pairs',
      remediation: 'take these characters out',
      cause: error,
    })
  }
  if (code !== undefined && /^(28...|42501|3D000|3F000|25006)$/.test(code)) {
    return new StructuredError({
      code: 'DATABASE_REFUSED',
      received: message,
      expected: 'a user who may connect, and create and own the schema karavan',
      remediation: 'correct DATABASE_URL, or grant the right: GRANT CREATE ON DATABASE … TO …',
      cause: error,
    })
  }
  return error
}

/** Does work on the database, and tells its faults in our words. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw databaseFault(error)
  }
}
