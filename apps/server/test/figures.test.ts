import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { API_PREFIX, ROUTES } from '@karavan/api'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-figures-'))
let server: Started

beforeAll(prepare, 180_000)
beforeAll(async () => {
  server = await start({ PORT: '0', KARAVAN_DATA: home })
}, 60_000)
afterAll(async () => {
  const ended = new Promise((resolve) => server.child.once('close', resolve))
  server.child.kill('SIGTERM')
  await ended
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const faults = (id: string, answer: unknown) => {
  const schema = ROUTES.find((route) => route.id === id)?.answer as TSchema
  return [...Value.Errors(schema, answer)].slice(0, 3)
}

it('reads an article by a running server, with names of the network and the words behind each figure', async () => {
  const text = 'In 2024 Kostanay loaded 26.5 million tons, 4% more than in 2023. Poti handled 545,297 TEU.'
  const response = await fetch(`${addressOf(server)}${API_PREFIX}/figures/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, date: '2025-03-01' }),
  })
  const answer = await response.json()
  expect(faults('postFiguresRead', answer)).toEqual([])
  expect(answer.figures).toMatchObject([
    { value: 26_500_000, series: { measure: 'loading', where: ['KZ-KOSTANAY'] }, comparison: { value: 4 } },
    { value: 545_297, series: { measure: 'handling', where: ['GE-POTI'] }, period: { start: '2024-01-01' } },
  ])
  for (const { span, quote } of answer.figures) expect(text.slice(span.start, span.end)).toBe(quote)
})

it('says of the known claims what comes of them', async () => {
  const answer = await (
    await fetch(`${addressOf(server)}${API_PREFIX}/figures/checks?words=Lithuania%20transit`)
  ).json()
  expect(answer.verdicts.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['agrees', 'disagrees'])
})

const base = () => `${addressOf(server)}${API_PREFIX}/figures`
const ask = async (path: string, body?: unknown, type = 'application/json') => {
  const response = await fetch(`${base()}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': type } }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    told: isJson ? JSON.parse(text) : null,
  }
}
const ROW = {
  measure: 'handling',
  where: 'KZ-KURYK',
  unit: 't',
  period: 'year',
  start: '2024-01-01',
  end: '2024-12-31',
  value: '987654',
  status: 'observed',
  source: 'https://example.org/kuryk',
  published: '2025-02-01',
}
const said = async () => {
  const { told } = await ask('?words=Kuryk%20handled')
  return told.series.flatMap(({ figures }: { figures: { value: number; id: string }[] }) => figures)
}

it('keeps figures once, works with them, and withdraws them with a reason', async () => {
  const before = await said()
  const checked = await ask('?check=true', { rows: [ROW] })
  expect(checked.told).toMatchObject({ kept: false, known: [] })
  expect(await said()).toEqual(before)
  const kept = await ask('', { rows: [ROW], by: 'Ann', why: 'in the news' })
  expect([kept.status, faults('postFigures', kept.told)]).toEqual([201, []])
  const [id] = kept.told.added
  expect((await said()).find((one: { id: string }) => one.id === id)).toMatchObject({ value: 987_654 })
  expect((await ask('', { rows: [ROW] })).told).toEqual({ kept: true, added: [], known: [id] })

  const shown = await ask(`/${id}`)
  expect(faults('getFigure', shown.told)).toEqual([])
  expect(shown.told).toMatchObject({ supersededBy: null, versions: [{ enteredBy: 'Ann', why: 'in the news' }] })

  const later = await ask('', { rows: [{ ...ROW, value: '990000', published: '2025-03-01', supersedes: id }] })
  const [newer] = later.told.added
  expect((await said()).some((one: { id: string }) => one.id === id)).toBe(false)
  expect((await ask(`/${id}`)).told.supersededBy).toBe(newer)

  expect((await ask(`/${newer}/withdrawal`, {})).told).toMatchObject({ code: 'QUESTION_FIELD_MISSING' })
  const gone = await ask(`/${newer}/withdrawal`, { why: 'misread' })
  expect(faults('postFigureWithdrawal', gone.told)).toEqual([])
  expect((await said()).some((one: { id: string }) => one.id === id)).toBe(true)
  expect((await ask(`/${newer}/withdrawal`, { why: 'again' })).status).toBe(404)
  const refusedFor = async (row: Record<string, string>) =>
    (await ask('', { rows: [{ ...ROW, value: '5', ...row }] })).told
  for (const row of [
    { supersedes: 'nothing' },
    { supersedes: id, where: 'KZ-AKTAU' },
    { supersedes: id, source: 'https://elsewhere.example' },
  ])
    expect(await refusedFor(row)).toMatchObject({ code: 'FIGURE_ROW_INVALID', pointer: '/rows/0 supersedes' })
  const remark = await ask('', { rows: [{ ...ROW, note: 'as of February' }] })
  expect(remark.told.added).toEqual([id])
  expect((await ask(`/${id}`)).told).toMatchObject({ figure: { note: 'as of February' }, versions: [{}, {}] })
  expect((await ask('/nothing')).told).toMatchObject({ code: 'FIGURE_UNKNOWN' })
}, 120_000)

it('keeps all rows or none, and says which is wrong', async () => {
  const before = await said()
  const refused = await ask('', {
    rows: [
      { ...ROW, value: '1' },
      { ...ROW, value: 'much' },
    ],
  })
  expect([refused.status, refused.told.code, refused.told.pointer]).toEqual([
    422,
    'FIGURE_ROW_INVALID',
    '/rows/1 value',
  ])
  const several = await ask('', { rows: [{ ...ROW, value: 'much' }, ROW, { ...ROW, unit: 'loads' }] })
  expect(several.told.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/rows/0 value',
    '/rows/2 unit',
  ])
  const placed = await ask('', { rows: [{ ...ROW, where: 'Aktau' }, ROW, { ...ROW, supersedes: 'nothing' }] })
  expect(placed.told.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/rows/0 where',
    '/rows/2 supersedes',
  ])
  expect((await ask('', { rows: [{ ...ROW, colour: 'red' }] })).told).toMatchObject({
    code: 'ENTRY_COLUMN_UNKNOWN',
    pointer: '/rows/0/colour',
  })
  expect((await ask('', { rows: [] })).status).toBe(400)
  for (const [cells, pointer] of [
    [{ where: 'Aktau' }, '/rows/0 where'],
    [{ where: 'XX-NOWHERE' }, '/rows/0 where'],
    [{ to: 'QX' }, '/rows/0 to'],
    [{ value: '-5' }, '/rows/0 value'],
  ] as const)
    expect((await ask('?check=true', { rows: [{ ...ROW, ...cells }] })).told).toMatchObject({
      code: 'FIGURE_ROW_INVALID',
      pointer,
    })
  expect((await ask('', { rows: [{ ...ROW, value: '', min: '5' }] })).told.pointer).toBe('/rows/0 max')
  expect(
    (await ask('', `directon,${Object.keys(ROW).join()}\nexport,${Object.values(ROW).join()}\n`, 'text/csv')).told.code,
  ).toBe('ENTRY_COLUMN_UNKNOWN')
  const many = `${Object.keys(ROW).join()}\n${`${Object.values(ROW).join()}\n`.repeat(1_001)}`
  expect((await ask('?check=true', many, 'text/csv')).told).toMatchObject({ code: 'TABLE_TOO_LARGE', status: 413 })
  expect((await ask('?check=true', many.replaceAll('KZ-KURYK', 'Kuryk'), 'text/csv')).told.faults).toBeUndefined()
  expect((await ask('', 'measure,unit\nhandling,t\n', 'text/csv')).told).toMatchObject({ code: 'TABLE_COLUMN_MISSING' })
  expect(await said()).toEqual(before)
})

it('gives and takes the same table, and knows again what it gave', async () => {
  const { text, type } = await ask('/export?words=Kuryk&format=csv')
  expect(type).toContain('text/csv')
  const again = await ask('?check=true', text, 'text/csv')
  expect(again.told.added).toEqual([])
  expect(again.told.known.length).toBeGreaterThan(5)
  expect((await ask('/export?words=Kuryk&format=sdmx')).text).toMatch(/^STRUCTURE,/)
  expect((await ask('/export?words=Kuryk&format=json')).told.length).toBe(again.told.known.length)
  expect((await ask('/export?format=pdf')).told).toMatchObject({ code: 'QUESTION_VALUE_INVALID', pointer: '/format' })
})

it("previews a stranger's table by its own mapping and by one that is given", async () => {
  const text = 'Port;2023;2024\nKZ-AKTAU;5,1;6,2\nKZ-KURYK;x;1,9\n'
  const first = await ask('/preview', { text })
  expect(faults('postFiguresPreview', first.told)).toEqual([])
  expect(first.told).toMatchObject({ rows: [], proposed: { separator: ';', decimal: ',', wide: ['2023', '2024'] } })
  const parts = {
    where: { column: 'Port' },
    measure: { fixed: 'handling' },
    unit: { fixed: 't' },
    status: { fixed: 'observed' },
    source: { fixed: 'https://example.org/ports' },
  }
  const mapped = await ask('/preview', { text, mapping: { ...first.told.proposed, parts } })
  expect(mapped.told.rows.map(({ value }: { value: string }) => value)).toEqual(['5.1', '6.2', '1.9'])
  expect(mapped.told.refused).toMatchObject([{ line: 3, column: '2023', received: 'x' }])
  expect((await ask('?check=true', { rows: mapped.told.rows })).told.added).toHaveLength(3)
  expect((await ask('/preview', { text, mapping: { parts: { unit: 't' } } })).told).toMatchObject({
    code: 'QUESTION_VALUE_INVALID',
    pointer: '/mapping/parts/unit',
  })
})

it('works out what follows, by name and across definitions only where asked', async () => {
  const { told } = await ask('?words=Middle%20Corridor%20carried')
  const total = told.series.find(({ figures }: { figures: unknown[] }) => figures.length > 20)
  const derived = await ask(`/derived?series=${total.name}`)
  expect(faults('getFiguresDerived', derived.told)).toEqual([])
  expect(derived.told.derived.every(({ isAcrossScopes }: { isAcrossScopes: boolean }) => !isAcrossScopes)).toBe(true)
  const across = await ask(`/derived?series=${total.name}&acrossScopes=true`)
  expect(across.told.derived.some(({ isAcrossScopes }: { isAcrossScopes: boolean }) => isAcrossScopes)).toBe(true)
  expect((await ask('/derived?acrossScopes=maybe')).status).toBe(400)
})

it('answers what docs/api.md shows of figures', async () => {
  const page = readFileSync(fileURLToPath(new URL('../../../docs/api.md', import.meta.url)), 'utf8')
  const block = (name: string) =>
    JSON.parse(new RegExp(`^\`\`\`json ${name}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? 'null')
  const full = (row: object) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''))

  const read = await ask('/read', block('figures-read'))
  expect(read.told.figures.map(({ row }: { row: object }) => full(row))).toEqual([block('figures-row')])
  const shown = await ask('/preview', block('figures-preview'))
  expect(shown.told.rows.map(({ value }: { value: string }) => value)).toEqual(['5100', '6200', '1900'])
  expect(shown.told.refused).toEqual(block('figures-refused'))

  const body = block('figures-keep')
  const checked = await ask('?check=true', body)
  expect(checked.told).toMatchObject({ kept: false, added: [expect.any(String)], known: [] })
  const kept = await ask('', body)
  expect(kept.told).toEqual({ kept: true, added: checked.told.added, known: [] })
  expect((await ask('', body)).told).toEqual({ kept: true, added: [], known: kept.told.added })
  const [row] = body.rows
  const wrong = await ask('', { rows: [{ ...row, where: 'Kuryk' }] })
  expect(wrong.told).toMatchObject({ code: 'FIGURE_ROW_INVALID', pointer: '/rows/0 where' })
  const table = await ask('/export?words=Kuryk&format=csv')
  expect(table.text).toContain(`${kept.told.added[0]},handling,,KZ-KURYK`)
  const gone = await ask(`/${kept.told.added[0]}/withdrawal`, { why: 'misread' })
  expect(gone.told.versions.map(({ withdrawn }: { withdrawn: boolean }) => withdrawn)).toEqual([false, true])
}, 120_000)
