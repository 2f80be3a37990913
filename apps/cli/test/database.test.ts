import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-database-'))
const file = join(folder, 'karavan.backup')

/** The command on data of its own, as a process. */
function karavan(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const { DATABASE_URL: _, ...environment } = process.env
    const child = spawn(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...args], {
      env: { ...environment, KARAVAN_DATA: join(folder, 'data') },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

describe('what was entered, on the command line', { timeout: 120_000 }, () => {
  beforeAll(() => {
    const { status } = spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), '--version'])
    expect(status).toBe(0)
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is not asked for by plans, and its state can be asked before there is any', async () => {
    expect((await karavan('places', 'Aktau')).code).toBe(0)
    expect(await karavan('database', 'status')).toEqual({
      code: 0,
      out: `Nothing was entered yet. It would be kept by the PostgreSQL that comes with Karavan, in ${folder}/data/postgresql.\n`,
      err: '',
    })
  })

  it('goes into a file and back', async () => {
    expect(await karavan('backup', file)).toEqual({ code: 0, out: `Wrote 0 rows to ${file}.\n`, err: '' })
    const restored = await karavan('restore', file, '--json')
    expect([restored.code, restored.err]).toEqual([0, ''])
    expect(JSON.parse(restored.out)).toMatchObject({ file, tables: [] })
    const status = await karavan('database', 'status')
    expect(status.code).toBe(0)
    expect(status.out).toMatch(/version 18\.\d+\nrunning +no; it starts when it is needed\n/)
    expect(status.out).toMatch(/migration 1 \(conditions\) of .*\nholds +0 rows\n$/)
    expect(JSON.parse((await karavan('database', 'status', '--json')).out).database).toMatchObject({ pending: 0 })
  })

  it('is not put at risk by a wrong word', async () => {
    for (const [args, told] of [
      [['backup'], 'takes one file'],
      [['backup', 'a', 'b'], 'takes one file'],
      [['backup', file, '--replace'], 'takes no --replace'],
      [['restore', join(folder, 'none')], 'BACKUP_FILE_UNUSABLE'],
      [['restore', join(root, 'package.json')], 'BACKUP_BROKEN'],
      [['backup', join(root, 'package.json')], 'BACKUP_FILE_EXISTS'],
      [['database'], 'There is no command "database"'],
      [['database', 'status', 'x'], 'takes no more words'],
    ] as const) {
      const { code, out, err } = await karavan(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(told)
    }
  })
})
