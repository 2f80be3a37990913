import { expect, it } from 'vitest'
import { readTable } from './lib.mjs'

it('takes a count for the least that waited only where the note says so of that very count', () => {
  const rows = readTable('packages/conditions/data', 'queues.csv')
  const least = rows.filter((row) => row.at_least === 'yes')
  expect(least.length).toBe(14)
  for (const { waiting, note } of least) expect(note.toLowerCase()).toMatch(new RegExp(`(over|at least) ${waiting}\\b`))
  const of = (id) => rows.find((row) => row.id === id)
  expect(of('QUEUE-RU-LARS-2026-01-11')).toMatchObject({ waiting: '1700', at_least: '' })
  expect(of('QUEUE-BY-BREST-2021-08-18')).toMatchObject({ waiting: '3000', at_least: '' })
})
