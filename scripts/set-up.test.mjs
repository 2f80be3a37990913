import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exclusively } from './lock.mjs'
import { cleanEnvironment, hashSources, isInstalled, nodeFault } from './stamp.mjs'
import { summarise, totals } from './tally.mjs'

describe('stamp', () => {
  let root
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'karavan-stamp-'))
    mkdirSync(join(root, 'a/dist'), { recursive: true })
    writeFileSync(join(root, 'a/x.ts'), 'one')
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('changes with content, name and salt, and not with what is built or only tested', () => {
    const first = hashSources(root, ['a'])
    writeFileSync(join(root, 'a/dist/x.js'), 'built')
    writeFileSync(join(root, 'a/.tsbuildinfo'), '{}')
    writeFileSync(join(root, 'a/x.test.ts'), 'test')
    expect(hashSources(root, ['a'])).toBe(first)
    expect(hashSources(root, ['a'], 'v22')).not.toBe(first)
    writeFileSync(join(root, 'a/x.ts'), 'two')
    const second = hashSources(root, ['a'])
    expect(second).not.toBe(first)
    writeFileSync(join(root, 'a/y.ts'), '')
    expect(hashSources(root, ['a'])).not.toBe(second)
  })

  it('ignores a path that does not exist', () => {
    expect(hashSources(root, ['a', 'missing'])).toBe(hashSources(root, ['a']))
  })
})

describe('lock', () => {
  let folder
  let lock
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'karavan-lock-'))
    lock = join(folder, 'deep/set-up.lock')
    mkdirSync(join(folder, 'deep'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** What was said while it waited, once the lock was held and given back. */
  const take = async (onWait = () => {}) => {
    const said = []
    const held = await exclusively(lock, () => readFileSync(lock, 'utf8'), {
      poll: 1,
      say: (line) => {
        said.push(line)
        onWait()
      },
    })
    expect(held).toBe(String(process.pid))
    expect(existsSync(lock)).toBe(false)
    return said
  }
  const ended = () => spawnSync(process.execPath, ['-e', '']).pid
  const leave = (text, secondsAgo = 0) => {
    writeFileSync(lock, text)
    const at = Date.now() / 1000 - secondsAgo
    utimesSync(lock, at, at)
  }

  it('is taken where there is none', async () => expect(await take()).toEqual([]))
  it.each([
    ['of a process that has ended', () => leave(String(ended()))],
    ['of our own number, left before a restart', () => leave(String(process.pid))],
    ['without a number that is older than ten seconds', () => leave('', 11)],
    ['with something else in it that is older than ten seconds', () => leave('half a nu', 11)],
  ])('is taken over from one %s', async (_what, left) => {
    left()
    expect(await take()).toEqual([])
  })
  it.each([
    ['a process that runs', () => leave(String(process.ppid), 60)],
    ['one that has not yet written its number', () => leave('', 2)],
  ])('waits for %s', async (_what, left) => {
    left()
    expect(await take(() => rmSync(lock))).toEqual([expect.stringContaining('Waiting for another set-up')])
  })
  it.runIf(process.platform === 'linux')('is not asked for in a folder that may only be read', async () => {
    expect(await exclusively('/sys/karavan.lock', () => 7, { say: () => {} })).toBe(7)
  })
  it('is given back where the action fails', async () => {
    const failing = exclusively(lock, () => Promise.reject(new Error('no')), { say: () => {} })
    await expect(failing).rejects.toThrow('no')
    expect(existsSync(lock)).toBe(false)
  })
})

describe('installed packages', () => {
  const here = { platform: 'linux', arch: 'x64' }
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
      'node_modules/a-darwin': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    },
  }
  const complete = {
    packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-linux': { version: '1.0.0' } },
  }

  it('need no binaries of another platform', () => expect(isInstalled(lock, complete, here)).toBe(true))
  it('need the binaries of this one', () =>
    expect(isInstalled(lock, complete, { platform: 'darwin', arch: 'arm64' })).toBe(false))
  it('must have the version of the lockfile', () => {
    const old = { packages: { ...complete.packages, 'node_modules/a': { version: '0.9.0' } } }
    expect(isInstalled(lock, old, here)).toBe(false)
  })
})

it('drops settings that would leave out development packages, in any case', () => {
  const env = {
    NODE_ENV: 'production',
    npm_config_omit: 'dev',
    NPM_CONFIG_IGNORE_SCRIPTS: 'true',
    npm_config_cache: '/c',
    PATH: '/bin',
  }
  expect(cleanEnvironment(env)).toEqual({ npm_config_cache: '/c', PATH: '/bin' })
})

it('refuses an old Node.js and says which is needed', () => {
  expect(nodeFault('v20.18.3')).toMatch(/needs Node\.js 20\.19 or newer; this is v20\.18\.3/)
  expect(nodeFault('v20.19.0')).toBeUndefined()
  expect(nodeFault('v22.1.0')).toBeUndefined()
})

describe('tally', () => {
  const test = (fullName, status) => ({ fullName, status })
  const report = {
    testResults: [
      { name: 'a', status: 'passed', assertionResults: [test('x', 'passed'), test('y', 'skipped'), test('z', 'todo')] },
      { name: 'b', status: 'failed', assertionResults: [] },
    ],
  }

  it('counts a file that does not load as a failure', () => {
    const run = summarise(report, { status: 1, where: 'unit' })
    expect(run).toEqual({ passed: ['a > x'], failed: ['b (did not load)'], skipped: ['a > y', 'a > z'] })
  })

  it('counts a crash without a failed test as a failure', () => {
    expect(summarise({ testResults: [] }, { status: 139, where: 'unit' }).failed).toEqual(['unit (exit code 139)'])
  })

  it('turns a skip outside the list into a failure only where everything is required', () => {
    const runs = [summarise(report, { status: 1, where: 'unit' })]
    const allowed = [{ test: 'a > y', reason: 'needs a GPU' }]
    expect(totals(runs, { requireAll: false, allowed })).toMatchObject({ passed: 1, failed: 1, skipped: 2 })
    expect(totals(runs, { requireAll: true, allowed })).toMatchObject({
      passed: 1,
      failed: 2,
      skipped: 1,
      skips: ['a > y'],
    })
  })
})
