import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openApiDocument, ROUTES } from '@karavan/api'
import { parseInstant } from '@karavan/core'
import { plan, readQuestion } from '@karavan/planner'
import { loadWorld } from '@karavan/storage'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'

const page = readFileSync(fileURLToPath(new URL('../../../docs/api.md', import.meta.url)), 'utf8')
const schemas: Record<string, { properties: object; required?: string[] }> = JSON.parse(
  JSON.stringify(openApiDocument('0')['components']),
).schemas
const answerSchema = ROUTES.find(({ id }) => id === 'postPlans')?.answer as TSchema

/** Fields of a table under a heading, with whether they may be missing. */
function documented(section: string): Record<string, boolean> {
  const rows = section.matchAll(/^\| `(\w+)` \| (.+?) \| .+ \|$/gm)
  return Object.fromEntries([...rows].map(([, field = '', shape = '']) => [field, shape.endsWith('(optional)')]))
}

function fields(name: string): Record<string, boolean> {
  const schema = schemas[name]
  const required = schema?.required ?? []
  return Object.fromEntries(Object.keys(schema?.properties ?? {}).map((field) => [field, !required.includes(field)]))
}

const block = (name: string) =>
  JSON.parse(new RegExp(`^\`\`\`json ${name}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? 'null')

describe('docs/api.md', () => {
  it('has every field of the question, no other', () => {
    const section = page.slice(page.indexOf('## The question'), page.indexOf('## The answer'))
    expect(documented(section)).toEqual(fields('Question'))
  })

  const sections = page.split('\n### ').slice(1)
  it.each(sections.map((section) => [section.slice(0, section.indexOf('\n')), section]))(
    'has every field of %s',
    (name, section) => {
      expect(documented(section)).toEqual(fields(name))
    },
  )

  it('shows an answer that keeps to the schema', () => {
    expect([...Value.Errors(answerSchema, block('answer'))].slice(0, 3)).toEqual([])
  })

  it('asks a question that is answered today in the same shape', () => {
    const now = parseInstant('2026-11-25')
    const { network, snapshot } = loadWorld(undefined, now)
    const { query, notes } = readQuestion(block('question'), network, now)
    const { cargo, from, to } = block('answer').query
    expect({ cargo: query.cargo, from: query.from, to: query.to }).toEqual({ cargo, from, to })
    const answer = plan(query, network, snapshot)
    expect([...Value.Errors(answerSchema, JSON.parse(JSON.stringify(answer)))].slice(0, 3)).toEqual([])
    expect(notes).toEqual([])
    expect(answer.plans).toHaveLength(1)
  })
})
