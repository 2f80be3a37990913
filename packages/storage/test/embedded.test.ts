import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { lazyStorage } from '../src/index.js'
import { report } from './entries.js'
import { buildOnce, killRunning, runningIn, startWriter } from './processes.js'
import { freshFolder } from './servers.js'

/** Whether this process may put on another number, or root's, without another user. */
const mapsUsers = spawnSync('unshare', ['-U', '-r', 'true']).status === 0
const isRoot = process.getuid?.() === 0

describe('the embedded PostgreSQL', { timeout: 120_000 }, () => {
  let outside: string
  let home: string
  /** Data with the report `a`, made once: a copy is quicker than making them. */
  let seed: string
  let seedParent: string
  const useSeed = () => cpSync(seed, home, { recursive: true })
  beforeAll(async () => {
    buildOnce()
    seedParent = freshFolder()
    seed = join(seedParent, 'data')
    await enter('a', seed)
  }, 180_000)
  afterAll(() => rmSync(seedParent, { recursive: true, force: true }))
  beforeEach(() => {
    outside = freshFolder()
    home = join(outside, 'deep', 'data')
  })
  afterEach(async () => {
    await killRunning(home)
    rmSync(outside, { recursive: true, force: true })
  })

  const storageAt = (folder = home) => lazyStorage({ KARAVAN_DATA: folder })
  const idsIn = async (folder = home) => {
    const storage = storageAt(folder)
    const { reports } = await storage.conditions.read()
    await storage.close()
    return reports.map(({ id }) => id)
  }
  const enter = async (id: string, folder = home) => {
    const storage = storageAt(folder)
    await storage.conditions.add({ reports: [report(id)] }, 'Ann', null)
    await storage.close()
  }

  it('is made and started when it is first needed, and stopped after use', async () => {
    const storage = storageAt()
    expect((await storage.status()).database).toBeNull()
    expect(readdirSync(outside)).toEqual([])
    expect(await storage.conditions.revision()).toBe(0)
    expect(runningIn(home)).not.toBeNull()
    await storage.close()
    expect(runningIn(home)).toBeNull()
    await enter('a')
    expect(await idsIn()).toEqual(['a'])
    expect((await storage.status()).database).toMatchObject({ running: false, pending: 0 })
    expect(runningIn(home)).toBeNull()
  })

  it('lets nobody else read its folder or connect without its password', async () => {
    const cluster = join(seed, 'postgresql')
    for (const [path, mode] of [
      [seed, 0o700],
      [cluster, 0o700],
      [join(cluster, 'data'), 0o700],
      [join(cluster, 'password'), 0o600],
    ] as const)
      expect(statSync(path).mode & 0o777).toBe(mode)
    expect(readFileSync(join(cluster, 'password'), 'utf8')).toMatch(/^[\w-]{32}$/)
    const rules = readFileSync(join(cluster, 'data', 'pg_hba.conf'), 'utf8').match(/^(local|host).*$/gm) ?? []
    expect(rules.length).toBeGreaterThan(0)
    for (const rule of rules) expect(rule).toMatch(/scram-sha-256$/)
  })

  it('is shared by processes that start at once on a new folder, and stopped by the last', async () => {
    const writers = ['a', 'b', 'c'].map((prefix) => startWriter(home, prefix, 5))
    for (const writer of writers) expect(await writer.ended()).toEqual({ code: 0, err: '' })
    expect(runningIn(home)).toBeNull()
    expect(readdirSync(home)).toEqual(['postgresql'])
    expect(await idsIn()).toHaveLength(15)
  })

  it('goes on while one of its users is left', async () => {
    useSeed()
    const [first, second] = [storageAt(), storageAt()]
    await first.conditions.add({ reports: [report('b')] }, 'Ann', null)
    const running = runningIn(home)
    await second.conditions.revision()
    await first.close()
    expect(runningIn(home)).toBe(running)
    await second.conditions.add({ reports: [report('c')] }, 'Ann', null)
    await second.close()
    expect(runningIn(home)).toBeNull()
  })

  it('is adopted after its parent was killed, and stopped by who adopted it', async () => {
    useSeed()
    const writer = startWriter(home, 'a', 1_000_000)
    await writer.more()
    const running = runningIn(home)
    writer.child.kill('SIGKILL')
    await writer.ended()
    expect(runningIn(home)).toBe(running)
    const storage = storageAt()
    await storage.conditions.revision()
    expect(runningIn(home)).toBe(running)
    expect((await storage.status()).database).toMatchObject({ running: true })
    await storage.close()
    expect(runningIn(home)).toBeNull()
  })

  it('keeps what was acknowledged when its user is killed, and when it is killed itself', async () => {
    useSeed()
    const acknowledged = ['a']
    const chance = Math.floor(Math.random() * 1e9)
    const [waits = []] = fc.sample(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 }), {
      numRuns: 1,
      seed: chance,
    })
    for (const [round, wait] of waits.entries()) {
      const writer = startWriter(home, `r${round}`, 1_000_000)
      await writer.more()
      await new Promise((resolve) => setTimeout(resolve, wait))
      if (round % 2 === 1) await killRunning(home)
      writer.child.kill('SIGKILL')
      await writer.ended()
      acknowledged.push(...writer.acknowledged)
    }
    const kept = new Set(await idsIn())
    expect(acknowledged.length).toBeGreaterThanOrEqual(5)
    expect(
      acknowledged.filter((id) => !kept.has(id)),
      `seed ${chance}`,
    ).toEqual([])
    expect(kept.size - acknowledged.length, `seed ${chance}`).toBeLessThanOrEqual(5)
  })

  it('is started again for a storage whose server was killed, and a watch goes on', async () => {
    useSeed()
    const storage = storageAt()
    const heard = vi.fn()
    await storage.conditions.watch(heard)
    await killRunning(home)
    await vi.waitFor(() => storage.conditions.add({ reports: [report('b')] }, 'Ann', null), { timeout: 20_000 })
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(2), { timeout: 20_000 })
    await storage.close()
    expect(runningIn(home)).toBeNull()
    expect(await idsIn()).toEqual(['a', 'b'])
  })

  it('starts where postmaster.pid names a process that is another program by now', async () => {
    useSeed()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    try {
      const run = join(home, 'postgresql', 'run')
      const text = [
        `${stranger.pid}`,
        join(home, 'postgresql', 'data'),
        '1',
        '5432',
        run,
        '',
        '  1  1',
        'ready   ',
      ].join('\n')
      writeFileSync(join(home, 'postgresql', 'data', 'postmaster.pid'), `${text}\n`)
      expect(await idsIn()).toEqual(['a'])
      expect(stranger.exitCode).toBeNull()
    } finally {
      stranger.kill()
      await once(stranger, 'close')
    }
  })

  it.each([
    ['a PostgreSQL that was killed while it started left it', 60_000],
    ['another has just made it', 0],
  ])('starts where postmaster.pid is empty: %s', async (_, age) => {
    useSeed()
    const path = join(home, 'postgresql', 'data', 'postmaster.pid')
    writeFileSync(path, '')
    const made = new Date(Date.now() - age)
    utimesSync(path, made, made)
    expect(await idsIn()).toEqual(['a'])
  })

  it.each([`a b'c"d$HOME,e;f`, 'Ақтау', 'x'.repeat(120)])('works in a folder called %s', async (name) => {
    const odd = join(home, name)
    cpSync(seed, odd, { recursive: true })
    expect(await idsIn(odd)).toEqual(['a'])
  })

  it.skipIf(!mapsUsers)(`runs for ${isRoot ? 'a user who is not root' : 'root'} as well`, async () => {
    const under = isRoot ? ['unshare', '-U', '--map-user=1000', '--map-group=1000'] : ['unshare', '-U', '-r']
    useSeed()
    const writer = startWriter(home, 'b', 2, under)
    expect(await writer.ended()).toEqual({ code: 0, err: '' })
    expect(runningIn(home)).toBeNull()
    expect(await idsIn()).toEqual(['a', 'b-0', 'b-1'])
  })

  describe('says what is wrong', () => {
    const fault = (code: string, told: RegExp, folder = home) =>
      expect(storageAt(folder).conditions.read()).rejects.toMatchObject({ code, message: expect.stringMatching(told) })

    it('where the folder is none', async () => {
      mkdirSync(join(outside, 'deep'))
      writeFileSync(home, '')
      await fault('DATABASE_FOLDER_UNUSABLE', /KARAVAN_DATA/)
    })

    it('where another version made the data', async () => {
      const data = join(home, 'postgresql', 'data')
      mkdirSync(data, { recursive: true })
      writeFileSync(join(data, 'PG_VERSION'), '17\n')
      await fault('DATABASE_FOLDER_VERSION', /PostgreSQL 17.*PostgreSQL 18.*karavan backup FILE.*karavan restore FILE/)
      writeFileSync(join(data, 'PG_VERSION'), '19\n')
      await fault('DATABASE_FOLDER_VERSION', /newer version/)
    })

    describe('where', () => {
      const cluster = () => join(seed, 'postgresql')
      it.each<[string, string, ((old: Buffer) => string | Buffer)?]>([
        ['PG_VERSION is missing', 'data/PG_VERSION'],
        ['PG_VERSION holds no number', 'data/PG_VERSION', () => 'x'],
        ['the password is missing', 'password'],
        ['the password is another', 'password', () => 'another'],
        ['pg_control is missing', 'data/global/pg_control'],
        ['pg_control is cut', 'data/global/pg_control', (old) => old.subarray(0, 100)],
        ['pg_wal is missing', 'data/pg_wal'],
      ])('%s', async (_, name, harm) => {
        const path = join(cluster(), name)
        renameSync(path, `${path}.aside`)
        if (harm !== undefined) writeFileSync(path, harm(readFileSync(`${path}.aside`)))
        try {
          await fault('DATABASE_FOLDER_BROKEN', /restore a backup/, seed)
        } finally {
          await killRunning(seed)
          rmSync(path, { force: true })
          renameSync(`${path}.aside`, path)
        }
        expect(await idsIn(seed)).toEqual(['a'])
      })
    })

    it('where the programs are missing', async () => {
      await expect(
        lazyStorage({ KARAVAN_DATA: home, KARAVAN_POSTGRES: outside }).conditions.read(),
      ).rejects.toMatchObject({
        code: 'DATABASE_BINARIES_MISSING',
        received: outside,
      })
    })
  })
})
