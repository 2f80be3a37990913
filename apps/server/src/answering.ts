import { StructuredError } from '@karavan/core'
import type { FastifyReply } from 'fastify'

/** The named parameters of an address, each at most once. */
export function parameters<Name extends string>(query: unknown, names: readonly Name[]): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {}
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    const known = names.find((wanted) => wanted === name)
    if (known === undefined) {
      throw new StructuredError({
        code: 'QUESTION_FIELD_UNKNOWN',
        received: name,
        expected: names.join(' or '),
        remediation: 'leave it out',
        pointer: `/${name.slice(0, 40)}`,
        candidates: names,
      })
    }
    if (typeof value !== 'string') throw invalid(name, value, 'one value')
    values[known] = value
  }
  return values
}

/** A value of a parameter that cannot be used. */
export function invalid(field: string, received: unknown, expected: string): StructuredError {
  return new StructuredError({ code: 'QUESTION_VALUE_INVALID', received, expected, pointer: `/${field}` })
}

/** A parameter that is a whole number, of at most seven digits. @throws {StructuredError} QUESTION_VALUE_INVALID */
export function wholeNumber(text: string, field: string, most: number, least = 1): number {
  if (/^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw invalid(field, text, `a whole number from ${least} to ${most}`)
}

/** A value that is one of some words. @throws {StructuredError} QUESTION_VALUE_INVALID */
export function oneOf<Word extends string>(value: unknown, field: string, words: readonly Word[]): Word {
  const known = words.find((word) => word === value)
  if (known === undefined) throw invalid(field, value ?? 'nothing', `one of ${words.join(', ')}`)
  return known
}

/**
 * Answers with what changes only with its tag, made where the client does not have it yet.
 * @param known - the tag that the client has, of `If-None-Match`
 */
export function cached(
  make: () => string | Uint8Array,
  etag: string,
  known: string | undefined,
  reply: FastifyReply,
  type = 'application/json; charset=utf-8',
): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  if (known === etag) return reply.code(304).send()
  return reply.type(type).send(make())
}

/** Makes the browser keep an answer as a file. */
export function asFile(name: string, reply: FastifyReply): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${name}"`)
}
