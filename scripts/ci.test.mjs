import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../.ci/run', import.meta.url))

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  let folder
  let programs
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'karavan-ci-'))
    programs = join(folder, 'bin')
    mkdirSync(programs)
    program('postgres', '')
    mkdirSync(join(folder, '.ci'))
    cpSync(script, join(folder, '.ci/run'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const program = (name, text) => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(programs, name), 0o755)
  }
  /** The script with programs of our own before those of the machine. */
  const run = (environment = {}) => {
    const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], {
      encoding: 'utf8',
      env: {
        HOME: folder,
        PATH: `${programs}:/usr/bin:/bin`,
        CHROME_PATH: '/bin/true',
        POSTGRES_15: programs,
        ...environment,
      },
    })
    return { status, lines: stdout.trim().split('\n') }
  }
  const tests = (line, code = 0) => program('npm', `[ "$1" = test ] && { echo "${line}"; exit ${code}; }\nexit 0`)

  it('adds the static checks to the tests in its last line', () => {
    tests('7 passed, 0 failed, 1 skipped')
    expect(run()).toMatchObject({ status: 0 })
    expect(run().lines.at(-1)).toBe('12 passed, 0 failed, 1 skipped')
  })

  it('counts tests that end in a fault without saying so as a failure', () => {
    tests('7 passed, 0 failed, 1 skipped', 1)
    expect(run()).toMatchObject({ status: 1 })
    expect(run().lines.at(-1)).toBe('12 passed, 1 failed, 1 skipped')
  })

  it('ends tests that hang, counts that as a failure and still prints its last line', () => {
    program('npm', '[ "$1" = test ] && exec sleep 60\nexit 0')
    const { status, lines } = run({ KARAVAN_TEST_LIMIT: '1s' })
    expect(status).toBe(1)
    expect(lines).toContain('tests: ended after 1s')
    expect(lines.at(-1)).toBe('5 passed, 1 failed, 0 skipped')
  }, 20_000)

  describe('where something is missing', () => {
    const log = () => readFileSync(join(folder, 'log'), 'utf8')
    beforeEach(() => {
      tests('1 passed, 0 failed, 0 skipped')
      for (const name of ['bash', 'dirname', 'mktemp', 'tee', 'grep', 'tail', 'rm', 'timeout', 'env', 'sh'])
        program(name, `exec "$(PATH=/usr/bin:/bin command -v ${name})" "$@"`)
      writeFileSync(join(folder, 'log'), '')
      program('apt-get', `echo "apt-get $*" >> ${folder}/log`)
      program('sudo', `echo "sudo $*" >> ${folder}/log`)
    })
    const bare = (user) => {
      program('id', `echo ${user}`)
      return run({ CHROME_PATH: '', PATH: programs })
    }

    it('installs a browser as root itself', () => {
      expect(bare(0)).toMatchObject({ status: 0 })
      expect(log()).toMatch(/^apt-get update -q\napt-get install .* chromium \S+ \S+\n$/)
    })

    it('asks for the right to do so as another user, without a password', () => {
      expect(bare(1000)).toMatchObject({ status: 0 })
      expect(log()).toMatch(/^sudo -n .*apt-get update -q\nsudo -n .*apt-get install /)
    })

    it('installs PostgreSQL 15 where only that is missing', () => {
      rmSync(join(programs, 'postgres'))
      program('chromium', '')
      expect(bare(0)).toMatchObject({ status: 0 })
      expect(log()).toMatch(/^apt-get update -q\napt-get install -qy --no-install-recommends postgresql-15\n$/)
    })

    it('installs none where Chrome is there under any name that the tests look for', () => {
      program('google-chrome-stable', '')
      expect(bare(0)).toMatchObject({ status: 0 })
      expect(log()).toBe('')
    })
  })
})
