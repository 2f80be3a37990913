import { expect, it } from 'vitest'
import { readTable } from './lib.mjs'

it('names the issuer of a factor as its source, and the copy that it was read from in the note', () => {
  const facts = readTable('data/evidence', 'emissions.csv')
  const rows = readTable('packages/network/data', 'emissions.csv').filter(({ evidence }) => /^\S+$/.test(evidence))
  const copied = rows.filter(({ evidence }) => {
    const fact = facts.find(({ line }) => evidence === `emissions.csv:${line}`)
    return /copy of the UK government GHG conversion factors 2025/.test(fact.note)
  })
  expect(copied.length).toBe(28)
  for (const { source, note } of copied) {
    expect(source).toBe('UK government GHG conversion factors 2025')
    expect(note).toMatch(/Read from a copy: https:\S+$/)
  }
})
