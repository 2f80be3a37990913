import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries, linkLibraries } from './binaries.js'

describe('the programs of PostgreSQL', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'karavan-binaries-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are those that npm has installed', () => {
    expect(findBinaries({}).major).toBe(18)
  })

  it('get the links that their install script would have made, once', () => {
    const lib = join(folder, 'native', 'lib')
    mkdirSync(lib, { recursive: true })
    writeFileSync(join(lib, 'libx.so.1.2'), 'code')
    const links = [
      { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' },
      { source: 'native/lib/libx.so.1.2', target: 'native/lib/deep/libx.so.1' },
    ]
    writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
    for (let i = 0; i < 2; i += 1) {
      linkLibraries(folder)
      for (const name of ['libx.so', 'deep/libx.so.1']) expect(readFileSync(join(lib, name), 'utf8')).toBe('code')
    }
    expect(readlinkSync(join(lib, 'deep/libx.so.1'))).toBe('../libx.so.1.2')
  })

  it.each(['postgres (PostgreSQL) 14.11', 'something else'])('are refused where they say "%s"', (said) => {
    const program = join(folder, 'postgres')
    writeFileSync(program, `#!/bin/sh\necho '${said}'\n`)
    chmodSync(program, 0o755)
    expect(() => findBinaries({ KARAVAN_POSTGRES: folder })).toThrow(
      /DATABASE_BINARIES_MISSING.*PostgreSQL 15 or newer/,
    )
  })
})
