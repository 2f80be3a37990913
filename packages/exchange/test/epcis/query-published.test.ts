import { expect, it } from 'vitest'
import { readEpcisQuery } from '../../src/index.js'
import { describePublished, published } from './samples.js'

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly format?: string
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly $ref?: string
}

interface QuerySchema {
  readonly definitions: Readonly<Record<string, Schema>> & {
    readonly 'EPCIS-Query': Readonly<Record<'properties' | 'patternProperties', Readonly<Record<string, Schema>>>>
  }
}

describePublished('the published schema of questions', () => {
  for (const [, text] of published('epcis-2.0/schema', /^query-schema\.json$/)) {
    const { definitions } = JSON.parse(text) as QuerySchema
    const { properties, patternProperties } = definitions['EPCIS-Query']
    const named = Object.entries(properties).filter(([name]) => name !== '@context')
    const families = Object.entries(patternProperties).map(([pattern, schema]) => [exampleOf(pattern), schema] as const)

    it('has many parameters', () => expect([named.length > 50, families.length > 100]).toEqual([true, true]))

    it.each([...named, ...families])('has %s, which is read', (name, schema) => {
      const value = name === 'orderBy' ? 'eventTime' : exampleValue(schema, definitions)
      const beside = name === 'eventCountLimit' ? { orderBy: 'eventTime' } : {}
      expect(readEpcisQuery({ ...beside, [name]: value })).toBeTypeOf('object')
    })
  }
})

/** A name that a pattern means; it writes its escapes twice. */
function exampleOf(pattern: string): string {
  return pattern
    .replace(/[\^$]/g, '')
    .replace('[a-z][a-zA-Z0-9]*\\\\:\\\\w+', 'rail:train')
    .replace('_\\\\w+_\\\\w+', '_readPoint_city')
    .replace('[A-Z0-9]{2,4}', 'KGM')
    .replace('[a-z][a-zA-Z0-9_]+', pattern.includes('bizTransaction') ? 'bol' : 'location')
}

function exampleValue(schema: Schema, definitions: QuerySchema['definitions']): string {
  const of = (part: Schema | undefined) => exampleValue(part ?? {}, definitions)
  if (schema.$ref !== undefined) return of(definitions[schema.$ref.split('/').pop() ?? ''])
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map(of).at(-1) ?? ''
  if (schema.type === 'array') return of(schema.items)
  if (schema.enum !== undefined) return schema.enum[0] ?? ''
  if (schema.type === 'boolean') return 'true'
  if (schema.type === 'string' && schema.format === undefined) return 'AB'
  return schema.format === 'date-time' ? '2026-11-02T00:00:00Z' : schema.format === 'uri' ? 'urn:x:y' : '5'
}
