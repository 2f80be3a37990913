import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
