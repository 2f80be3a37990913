import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './bootstrap.mjs'
import { PARTS } from './soak-parts.mjs'
import { markdownOf } from './soak-report.mjs'

it.each(Object.entries(PARTS))(
  'the part %s is a test that takes its count, its seed and tells what it did',
  (_, part) => {
    const test = readFileSync(join(root, part.test), 'utf8')
    for (const variable of [part.variable, 'KARAVAN_SEED', 'KARAVAN_SOAK_REPORT'])
      expect(test).toContain(`'${variable}'`)
    expect(part.count).toBeGreaterThan(Number(new RegExp(`'${part.variable}'\\] \\?\\? (\\d+)`).exec(test)?.[1]))
  },
)

it('the report says what ran, on what, and a failure at first sight', () => {
  const parts = { kill: { title: 'Kill rounds', does: 'Kills.', test: 'a.test.ts', variable: 'ROUNDS' }, none: {} }
  const run = { passed: true, date: '2026-11-26', count: 50, seed: 7, minutes: 3, code: 'abc', machine: '2 cores' }
  const told = { columns: ['round', 'kept'], rows: [['a', 3]] }
  const page = markdownOf(parts, { kill: { ...run, ...told } })
  expect(page).toContain('## Kill rounds: passed\n\nKills.\n\n- 2026-11-26, code abc, 3 min\n- 2 cores\n')
  expect(page).toContain('--only kill --seed 7 --count 50')
  expect(page).toContain('| round | kept |\n| --- | ---: |\n| a | 3 |\n')
  expect(page.match(/^## /gm)).toHaveLength(1)
  expect(markdownOf(parts, { kill: { ...run, ...told, passed: false } })).toContain('## Kill rounds: FAILED')
})
