import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Run, run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-cli-database-'))
const file = join(folder, 'karavan.backup')

/** The command on data of its own, as a process. */
function karavan(...args: string[]): Promise<Run> {
  const { DATABASE_URL: _, ...environment } = process.env
  return run(join(root, 'apps/cli/dist/main.js'), args, { env: { ...environment, KARAVAN_DATA: join(folder, 'data') } })
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
    expect(status.out).toMatch(/migration \d+ \([\w ]+\) of .*\nholds +0 rows\n$/)
    expect(JSON.parse((await karavan('database', 'status', '--json')).out).database).toMatchObject({ pending: 0 })
  })

  it('is what conditions list and match know, beside what comes with the project', async () => {
    const orders = join(folder, 'orders.csv')
    const header = 'id,issuer,title,action,effect,applies_at,from,to,places,modes,goods_hs,amends,text,source,basis'
    const ban =
      'MY-1,KTZ,No grain to Aktau,ban,hold,arrival,2026-12-01,2026-12-24,KZ-AKTAU,rail,1001,,No grain,letter,quoted'
    writeFileSync(orders, `${header}\n${ban}\n`)
    expect(await karavan('conditions', 'add', orders, '--by', 'desk')).toEqual({
      code: 0,
      out: 'Kept 1 order.\n',
      err: '',
    })
    const asked = ['conditions', 'list', '--on', '2026-12-10', '--at', 'KZ-AKTAU', '--goods', '1001', '--json']
    const first = JSON.parse((await karavan(...asked)).out)
    expect(first.orders[0]).toMatchObject({ verdict: 'banned', order: { id: 'MY-1' } })

    const lift = 'MY-2,KTZ,Lifted,lift,hold,arrival,2026-12-05,,KZ-AKTAU,rail,,MY-1,Lifted,letter,quoted'
    writeFileSync(orders, `${header}\n${lift}\n`)
    expect((await karavan('conditions', 'add', orders)).code).toBe(0)
    const second = JSON.parse((await karavan(...asked)).out)
    expect(second.orders.map(({ order }: { order: { id: string } }) => order.id)).not.toContain('MY-1')
    expect(second.known).toBe(first.known + 1)
  })

  it('takes a known id for a correction only where it is asked for', async () => {
    const orders = join(folder, 'again.csv')
    const header = 'id,issuer,title,action,effect,applies_at,from,places,text,source,basis'
    for (const [id, told] of [
      ['MY-1', 'orders/MY-1: known already'],
      ['KTZ-2025-KURYK-05', 'orders/KTZ-2025-KURYK-05: known already'],
    ] as const) {
      writeFileSync(orders, `${header}\n${id},KTZ,Another,ban,hold,arrival,2027-01-01,KZ-AKTAU,t,letter,quoted\n`)
      const { code, err } = await karavan('conditions', 'add', orders)
      expect([code, err]).toEqual([2, expect.stringContaining(told)])
      expect(err).toContain('--reason')
    }
    const { versions } = JSON.parse((await karavan('conditions', 'history', 'MY-1', '--json')).out)
    expect(versions).toHaveLength(1)
  })

  it('gives a text an id that nothing has', async () => {
    const text = join(folder, 'order.txt')
    writeFileSync(text, 'KTZ bans the loading of grain to Kuryk from 5 December 2026.')
    const idOf = async () => /^[^\n]*\n([^,]*),/.exec((await karavan('conditions', 'read', text, '--csv')).out)?.[1]
    const proposed = (await idOf()) ?? ''
    expect(proposed).toBe('KTZ-2026-KURYK-01')
    const orders = join(folder, 'read.csv')
    const header = 'id,issuer,title,action,effect,applies_at,places,text,source,basis'
    writeFileSync(orders, `${header}\n${proposed},KTZ,Ban,ban,hold,passage,KZ-KURYK,t,letter,quoted\n`)
    expect((await karavan('conditions', 'add', orders)).code).toBe(0)
    expect(await idOf()).toBe('KTZ-2026-KURYK-02')
    await karavan('conditions', 'withdraw', proposed, '--reason', 'a trial')
    expect(await idOf()).toBe('KTZ-2026-KURYK-02')
  })

  it('takes nothing of files that contradict what is known', async () => {
    const orders = join(folder, 'wrong.csv')
    const header = 'id,issuer,title,action,effect,applies_at,amends,text,source,basis'
    writeFileSync(
      orders,
      `${header}\nMY-3,KTZ,T,ban,hold,arrival,,t,s,quoted\nMY-4,KTZ,T,extend,hold,arrival,NONE,t,s,quoted\n`,
    )
    const { code, err } = await karavan('conditions', 'add', orders)
    expect([code, err]).toEqual([2, expect.stringContaining('An order amends one that is not there')])
    expect((await karavan('conditions', 'add', join(folder, 'none.csv'))).err).toContain(
      'A file that was named cannot be read',
    )
    const nowhere = join(folder, 'nowhere.csv')
    writeFileSync(
      nowhere,
      'id,issuer,title,action,effect,applies_at,places,text,source,basis\nMY-5,KTZ,T,ban,hold,arrival,KZ-NOWHERE,t,s,quoted\n',
    )
    expect((await karavan('conditions', 'add', nowhere)).err).toMatch(/no such place[\s\S]*KZ-NOWHERE/)
    const { out } = await karavan('database', 'status')
    expect(out).toMatch(/holds +\d+ rows/)
    expect(JSON.parse((await karavan('conditions', 'list', '--json')).out).known).toBe(114)
  })

  it('is shown, told version by version, and withdrawn', async () => {
    const shown = await karavan('conditions', 'show', 'MY-1', '--on', '2026-12-03')
    expect(shown.out).toMatch(/^No grain to Aktau\n {2}KTZ, undated \(MY-1\)/)
    expect(shown.out).toMatch(/ {2}goods +HS 1001\n/)
    expect(shown.out).toMatch(/Chain\n {2}→ +MY-1 +ban +inForce from 2026-12-01 to 2026-12-04\n {5}MY-2 +lift /)
    expect(shown.out).toMatch(/As it was entered\n {2}version 1, 20.*Z by desk: No grain to Aktau\n$/)

    const first = await karavan('conditions', 'withdraw', 'MY-1', '--reason', 'never issued')
    expect([first.code, first.err]).toEqual([2, expect.stringContaining('An order amends one that is not there')])
    expect((await karavan('conditions', 'withdraw', 'MY-2')).err).toContain('needs --reason')
    const second = await karavan('conditions', 'withdraw', 'MY-2', '--reason', 'never issued', '--by', 'Ann')
    expect([second.code, second.out]).toEqual([
      0,
      expect.stringMatching(/^Withdrew orders\/MY-2; version 2, 20.* by Ann: withdrawn; never issued\.\n$/),
    ])
    expect((await karavan('conditions', 'withdraw', 'MY-2', '--reason', 'again')).err).toContain('No such entry')

    const { out } = await karavan('conditions', 'history', '--limit', '1')
    expect(out).toMatch(/^orders\/MY-2\n {2}version 2, .*never issued\n$/)
    expect(await karavan('conditions', 'history', 'KTZ-2025-KURYK-05')).toMatchObject({
      code: 3,
      out: 'KTZ-2025-KURYK-05 comes with the project: no version of it was entered here.\n',
    })
    const { versions } = JSON.parse((await karavan('conditions', 'history', 'MY-2', '--json')).out)
    expect(versions).toMatchObject([
      { version: 1, body: { id: 'MY-2' } },
      { version: 2, body: null, why: 'never issued' },
    ])
    expect((await karavan('conditions', 'show', 'MY-2')).out).toMatch(/^orders\/MY-2: withdrawn\n/)
    expect((await karavan('conditions', 'history', 'NONE')).err).toContain('No such entry')
  })

  it('is not asked for orders that are only tried: they are laid over what is known for one question', async () => {
    const ban = {
      ...{
        id: 'DRAFT-1',
        issuer: 'KTZ',
        title: 'No grain to Aktau',
        action: 'ban',
        effect: 'hold',
        applies_at: 'arrival',
      },
      ...{ from: '2030-03-01', to: '2030-04-24', places: 'KZ-KURYK', modes: 'rail', text: 'No', source: 'a call' },
      ...{ basis: 'quoted' },
    }
    const [json, csv] = [join(folder, 'draft.json'), join(folder, 'draft.csv')]
    writeFileSync(json, JSON.stringify([ban]))
    writeFileSync(csv, `${Object.keys(ban).join(',')}\n${Object.values(ban).join(',')}\n`)
    const question = ['Kostanay', 'Poti', '--equipment', 'wagon-hopper', '--goods', '1001', '--ready', '2030-03-05']
    const plain = await karavan('conditions', 'match', ...question)
    expect([plain.code, plain.out.includes('DRAFT-1')]).toEqual([0, false])
    for (const drafts of [json, csv]) {
      const { out, err } = await karavan('conditions', 'match', ...question, '--order', drafts)
      expect([err, out]).toEqual(['', expect.stringContaining('KTZ, undated (DRAFT-1, not entered yet)')])
    }
    writeFileSync(json, '{"id": ')
    expect((await karavan('conditions', 'match', ...question, '--order', json)).err).toContain('holds no orders')
    expect((await karavan('conditions', 'show', 'DRAFT-1')).code).toBe(2)
  })

  it('is not put at risk by a wrong word', async () => {
    for (const [args, told] of [
      [['backup'], 'takes one file'],
      [['backup', 'a', 'b'], 'takes one file'],
      [['backup', file], 'a new file: this one holds a backup'],
      [['restore', join(folder, 'none')], 'The file cannot be read or written'],
      [['restore', join(root, 'package.json')], 'Not a backup, or cut or changed'],
      [['backup', join(root, 'package.json')], 'The file is there: a backup'],
      [['database'], 'There is no command "database"'],
      [['database', 'status', 'x'], 'takes no more words'],
    ] as const) {
      const { code, out, err } = await karavan(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(told)
    }
  })
})
