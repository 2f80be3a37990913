import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './run.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'karavan-observe-'))
const { DATABASE_URL: _, ...environment } = process.env
const env = { ...environment, KARAVAN_DATA: join(folder, 'data'), COLUMNS: '160', NO_COLOR: '1' }
const observe = (args: readonly string[], input = '') =>
  run(join(root, 'apps/cli/dist/main.js'), ['observe', ...args], { env, input })
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

beforeAll(async () => {
  const { code, err } = await run(join(root, 'apps/cli/bin/karavan.mjs'), ['--version'], { env })
  expect(code, err).toBe(0)
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const PORTS = 'Port,2023,2024\nKZ-AKTAU,5100000,6200000\nKZ-KURYK,many,1900000\n'
const MAPPING = {
  separator: ',',
  decimal: '.',
  wide: ['2023', '2024'],
  parts: {
    where: { column: 'Port' },
    measure: { fixed: 'handling' },
    unit: { fixed: 't' },
    status: { fixed: 'observed' },
    subject: { fixed: 'all quays' },
    source: { fixed: 'https://example.org/ports' },
  },
}

it("takes in a stranger's table: says what it lacks, what is refused, and keeps what is sound where asked", async () => {
  const table = file('ports.csv', PORTS)
  const bare = await observe(['import', table])
  expect([bare.code, bare.err]).toEqual([3, ''])
  expect(bare.out).toContain('line 1, measure: received "", expected a column, or a word for all rows')
  expect(bare.out).toContain('Nothing was kept.')

  const mapping = file('mapping.json', JSON.stringify(MAPPING))
  const held = await observe(['import', table, '--mapping', mapping])
  expect(held.code).toBe(3)
  expect(held.out).toContain('line 3, 2023: received "many"')
  const checked = await observe(['import', table, '--mapping', mapping, '--proceed', '--check', '--json'])
  expect(JSON.parse(checked.out)).toMatchObject({
    kept: false,
    added: { length: 3 },
    proposed: { wide: ['2023', '2024'] },
  })
  expect((await observe(['list', 'all', 'quays'])).code).toBe(3)
  const kept = await observe([
    'import',
    table,
    '--mapping',
    mapping,
    '--proceed',
    '--by',
    'Ann',
    '--reason',
    'yearbook',
  ])
  expect(kept.out).toContain('Kept 3 figures.')
  expect((await observe(['import', table, '--mapping', mapping, '--proceed'])).out).toContain('Kept 0 figures; 3 known')

  const derived = await observe(['derive', 'all', 'quays'])
  expect(derived.out).toMatch(/2024\s+growth on the year before, %\s+21\.6/)
  const [figure] = JSON.parse((await observe(['list', 'all', 'quays', '--json'])).out)
  const shown = await observe(['show', figure.id])
  expect(shown.out).toMatch(/version 1, .* by Ann: kept; yearbook/)
  expect((await observe(['withdraw', figure.id])).code).toBe(2)
  expect((await observe(['withdraw', figure.id, '--reason', 'misread'])).out).toContain(`Withdrew ${figure.id}.`)
  expect((await observe(['show', figure.id])).out).toMatch(/version 2, .*: withdrawn; misread/)
  const gone = await observe(['withdraw', figure.id, '--reason', 'misread'])
  expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('No such figure')])
}, 120_000)

it('keeps what an article tells, once, and refuses a table with a column that means nothing', async () => {
  const article = file('article.txt', 'In 2024 Kostanay loaded 26.5 million tons, 4% more than in 2023.\n')
  const read = await observe(['read', article, '--date', '2025-03-01', '--csv'])
  const table = file('figures.csv', read.out)
  expect((await observe(['keep', table, '--check'])).out).toMatch(/^Would keep 1 figure\./)
  expect((await observe(['keep', table])).out).toMatch(/^Kept 1 figure\./)
  expect((await observe(['keep', '-'], read.out)).out).toMatch(/^Kept 0 figures; 1 known before\./)
  expect((await observe(['list', 'Kostanay', 'loaded'])).out).toContain('26,500,000 t')
  const odd = file('odd.csv', 'measure,unit,value,status,source,colour\ntraffic,t,5,observed,x,red\n')
  const refused = await observe(['keep', odd])
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('No such column')])
  const broken = await observe(['import', table, '--mapping', file('broken.json', '{')])
  expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('a mapping of columns as JSON')])
  const rows = (...places: string[]) =>
    ['measure,unit,value,status,source,where', ...places.map((id, i) => `handling,t,${i},observed,x,${id}`)].join('\n')
  const several = await observe(['keep', file('several.csv', rows('KZ-AKTAU', 'Aktau', 'Kuryk')), '--check'])
  expect([several.code, several.err.match(/figure \d where: received/g)]).toEqual([
    2,
    ['figure 2 where: received', 'figure 3 where: received'],
  ])
  const numbers = rows('KZ-AKTAU', 'KZ-KURYK').replaceAll(/,\d,/g, ',much,')
  expect((await observe(['keep', file('numbers.csv', numbers)])).err.match(/numbers\.csv:\d value/g)).toEqual([
    'numbers.csv:2 value',
    'numbers.csv:3 value',
  ])
}, 120_000)
