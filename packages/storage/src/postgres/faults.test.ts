import { StructuredError } from '@karavan/core'
import { describe, expect, it } from 'vitest'
import { databaseFault, folderFault, programFault } from './faults.js'

describe('what a program of PostgreSQL prints as it ends', () => {
  it.each([
    ['unshare: unshare failed: Operation not permitted', 'DATABASE_ROOT_REFUSED'],
    ['\nspawn unshare ENOENT', 'DATABASE_ROOT_REFUSED'],
    ['initdb: error: cannot be run as root\ninitdb: hint: Please log in …', 'DATABASE_ROOT_REFUSED'],
    [
      'LOG:  starting\nFATAL:  could not write to file "pg_wal/xlogtemp.9": No space left on device',
      'DATABASE_DISK_FULL',
    ],
    ['initdb: error: could not create directory "/x/data": Permission denied', 'DATABASE_FOLDER_UNUSABLE'],
    ['FATAL:  could not open file "pg_wal": Read-only file system', 'DATABASE_FOLDER_UNUSABLE'],
    ['PANIC:  could not locate a valid checkpoint record', 'DATABASE_FOLDER_BROKEN'],
    ['FATAL:  incorrect checksum in control file', 'DATABASE_FOLDER_BROKEN'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'DATABASE_START_FAILED'],
    ['', 'DATABASE_START_FAILED'],
  ])('%j is %s', (output, code) => {
    expect(programFault('postgres', output, '/x')).toMatchObject({ code, expected: expect.stringMatching(/./) })
  })
})

describe('a fault of the database', () => {
  const withCode = (code: string) => Object.assign(new Error('said so'), { code })

  it.each([
    ['ECONNREFUSED', 'DATABASE_UNREACHABLE'],
    ['57P01', 'DATABASE_UNREACHABLE'],
    ['53100', 'DATABASE_DISK_FULL'],
    ['22P05', 'ENTRY_UNSTORABLE'],
    ['42501', 'DATABASE_REFUSED'],
    ['28P01', 'DATABASE_REFUSED'],
  ])('%s is %s', (code, ours) => {
    expect(databaseFault(withCode(code))).toMatchObject({ code: ours, cause: withCode(code) })
  })

  it('is that of the first address where all were tried', () => {
    expect(databaseFault(new AggregateError([withCode('ECONNREFUSED'), withCode('EPERM')]))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    })
  })

  it('stays as it is where nothing is known of it', () => {
    for (const error of [withCode('42601'), new Error('mine'), 'text', undefined])
      expect(databaseFault(error)).toBe(error)
    const known = new StructuredError({ code: 'ENTRY_UNKNOWN' })
    expect(databaseFault(known)).toBe(known)
    expect(folderFault(known, '/x')).toBe(known)
  })
})
