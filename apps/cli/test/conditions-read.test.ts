import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ORDER_COLUMNS, type Proposal } from '@karavan/conditions'
import { readTable } from '@karavan/core'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TEXT =
  'By order No. 1346 of 4 June 2025 KTZ made an exception for paraxylene: up to 36 wagons a day may be loaded to Kuryk under order No. 1327.'
const karavan = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(root, 'apps/cli/bin/karavan.mjs'), 'conditions', 'read', ...args], {
    encoding: 'utf8',
    input,
    env: { ...process.env, COLUMNS: '120', NO_COLOR: '1' },
    maxBuffer: 1 << 26,
  })

describe('karavan conditions read', () => {
  it('prints what is proposed, and the words that say it', () => {
    const file = join(folder, 'order.txt')
    writeFileSync(file, TEXT)
    const { status, stdout } = karavan([file])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^action +exception +made an exception$/m)
    expect(stdout).toMatch(/^issued on +2025-06-04 +4 June 2025$/m)
    expect(stdout).toMatch(/^place +KZ-KURYK +Kuryk$/m)
    expect(stdout).toMatch(/^quota +36 wagons\/day +36 wagons a day$/m)
  }, 180_000)

  it('gives the whole proposal as JSON, from standard input', () => {
    const { fields } = JSON.parse(karavan(['-', '--json'], TEXT).stdout) as Proposal
    const [span] = fields.number?.spans ?? []
    expect(fields.number?.value).toBe('1346')
    expect(TEXT.slice(span?.start, span?.end)).toBe('1346')
  })

  it('gives a row in the columns of a register, empty where nothing is said', () => {
    const [row, ...more] = readTable(karavan(['-', '--csv'], TEXT).stdout, { file: 'row.csv', columns: ORDER_COLUMNS })
    expect(more).toEqual([])
    expect(row?.cells).toMatchObject({
      action: 'exception',
      quota_value: '36',
      quota_unit: 'wagons',
      to: '',
      source: '',
    })
  })

  it('says with exit code 3 that a text tells of no order', () => {
    const { status, stdout } = karavan(['-'], 'The port handled 3 million tonnes.')
    expect([status, stdout]).toEqual([3, 'The text tells of no order that stops, limits or frees goods.\n'])
  })

  it('refuses a text of 5 MB, a file that is not there, and both forms of output', () => {
    const long = karavan(['-'], 'a'.repeat(5_000_000))
    expect([long.status, long.stderr]).toEqual([2, expect.stringContaining('200000 characters at most')])
    expect(karavan([join(folder, 'none.txt')]).stderr).toContain(
      'The file with the text of an order or an article cannot be read',
    )
    expect(karavan(['-', '--csv', '--json'], TEXT).stderr).toContain('not both')
  })
})
