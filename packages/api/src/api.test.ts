import { StructuredError } from '@karavan/core'
import type {
  Cargo,
  Consignment,
  IndicatorFigure,
  PlanAnswer,
  ProfileAnswer,
  Story,
  StoryDigest,
  StoryProgress,
  TransportPlan,
} from '@karavan/model'
import type { Static } from 'typebox'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { HandOverAnswer, HandOverAnswerSchema } from './answers.js'
import { createClient, ProblemError, questionParameters } from './client.js'
import type { CONSIGNMENT_SHAPE } from './consignment-schema.js'
import type { INDICATOR_FIGURE_SHAPE } from './indicator-routes.js'
import { openApiDocument } from './open-api.js'
import type { ANSWER_COMPONENTS, PlanAnswerSchema, TransportPlanSchema } from './plan-answer.js'
import { PROBLEMS, problemOf } from './problem.js'
import type { ProfileAnswerSchema } from './profile-answer.js'
import type { STORY_DIGEST_SHAPE, STORY_PROGRESS_SHAPE, STORY_SHAPE } from './story-schema.js'

/** A type without `readonly`, for schemas know none. */
type Loose<T> = T extends readonly [infer A, infer B]
  ? [Loose<A>, Loose<B>]
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? Loose<Item>[]
      : { -readonly [K in keyof T]: Loose<T[K]> }
    : T extends object
      ? { -readonly [K in keyof T]: Loose<T[K]> }
      : T

describe('the schemas', () => {
  it('are the words of the model, both ways', () => {
    expectTypeOf<Static<typeof PlanAnswerSchema>>().toExtend<PlanAnswer>()
    expectTypeOf<Loose<PlanAnswer>>().toExtend<Static<typeof PlanAnswerSchema>>()
    expectTypeOf<Static<typeof TransportPlanSchema>>().toExtend<TransportPlan>()
    expectTypeOf<Static<(typeof ANSWER_COMPONENTS)['Cargo']>>().toExtend<Cargo>()
    expectTypeOf<Static<typeof ProfileAnswerSchema>>().toExtend<ProfileAnswer>()
    expectTypeOf<Loose<ProfileAnswer>>().toExtend<Static<typeof ProfileAnswerSchema>>()
    expectTypeOf<keyof Consignment>().toEqualTypeOf<keyof Static<typeof CONSIGNMENT_SHAPE>>()
    expectTypeOf<Loose<Story>>().toExtend<Static<typeof STORY_SHAPE>>()
    expectTypeOf<Static<typeof STORY_SHAPE>>().toExtend<Story>()
    expectTypeOf<Loose<StoryProgress>>().toExtend<Static<typeof STORY_PROGRESS_SHAPE>>()
    expectTypeOf<Static<typeof STORY_PROGRESS_SHAPE>>().toExtend<StoryProgress>()
    expectTypeOf<Loose<StoryDigest>>().toExtend<Static<typeof STORY_DIGEST_SHAPE>>()
    expectTypeOf<Static<typeof STORY_DIGEST_SHAPE>>().toExtend<StoryDigest>()
    expectTypeOf<Loose<IndicatorFigure>>().toExtend<Static<typeof INDICATOR_FIGURE_SHAPE>>()
    expectTypeOf<Static<typeof INDICATOR_FIGURE_SHAPE>>().toExtend<IndicatorFigure>()
    expectTypeOf<Static<typeof HandOverAnswerSchema>>().toExtend<HandOverAnswer>()
    expectTypeOf<Loose<HandOverAnswer>>().toExtend<Static<typeof HandOverAnswerSchema>>()
  })
})

describe('openApiDocument', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3')))

  it('is OpenAPI 3.1 with every problem of a route', () => {
    expect([document.openapi, document.info.version]).toEqual(['3.1.0', '1.2.3'])
    const post = document.paths['/api/v1/plans'].post
    expect(Object.keys(post.responses)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '421',
      '422',
      '500',
      '503',
    ])
    expect(post.responses['200'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/PlanAnswer',
    })
  })

  it('names the path parameters in the path', () => {
    for (const [path, methods] of Object.entries<Record<string, { parameters: { name: string; in: string }[] }>>(
      document.paths,
    )) {
      for (const { parameters } of Object.values(methods)) {
        const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
        expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      }
    }
  })
})

describe('problemOf', () => {
  it('tells what a structured error knows', () => {
    const error = new StructuredError({
      code: 'PLACE_UNKNOWN',
      received: 'Kurik\n<script>',
      expected: 'a place',
      remediation: 'look again',
      pointer: '/from',
      candidates: ['KZ-KURYK'],
    })
    expect(problemOf(error, '/x')).toEqual({
      type: '/docs#PLACE_UNKNOWN',
      title: PROBLEMS.PLACE_UNKNOWN.title,
      status: 422,
      code: 'PLACE_UNKNOWN',
      instance: '/x',
      detail: 'Received "Kurik <script>"; expected a place; look again.',
      received: '"Kurik <script>"',
      expected: 'a place',
      remediation: 'look again',
      pointer: '/from',
      candidates: ['KZ-KURYK'],
    })
  })

  it.each([
    [new Error('/home/someone/secret')],
    [new StructuredError({ code: 'NETWORK_ROW_INVALID', pointer: 'x.csv:3' })],
    ['text'],
    [null],
  ])('tells nothing of what is not for those who ask: %#', (error) => {
    const problem = problemOf(error)
    expect([problem.status, problem.code]).toEqual([500, 'INTERNAL'])
    expect(JSON.stringify(problem)).not.toMatch(/secret|x\.csv/)
  })

  it('does not take a code from the prototype', () => {
    expect(problemOf(new StructuredError({ code: 'constructor' })).code).toBe('INTERNAL')
  })
})

describe('the client', () => {
  const answering = (status: number, text: string) =>
    createClient<undefined>(async () => ({ ok: status < 300, status, text: async () => text }))

  it('writes a question as an address', () => {
    expect(
      questionParameters({ from: 'Ақтау & Co', avoid: ['RU', 'BY'], exact: false, teu: undefined, goods: '' }),
    ).toBe('?from=%D0%90%D2%9B%D1%82%D0%B0%D1%83%20%26%20Co&avoid=RU%2CBY&exact=false')
  })

  it('writes rows of its own as JSON', () => {
    const overlay = [{ table: 'handling.csv', cells: { id: 'a,b' } }]
    expect(questionParameters({ overlay })).toBe(`?overlay=${encodeURIComponent(JSON.stringify(overlay))}`)
  })

  it('asks for many days', async () => {
    const asked: unknown[] = []
    const client = createClient<undefined>(async (address, { body }) => {
      asked.push(address, JSON.parse(String(body)))
      return { ok: true, status: 200, text: async () => '{}' }
    })
    const question = { from: 'Aktau', to: 'Poti', ready: '2027-03-01', days: 31, within: 30 }
    await client.profile(question)
    expect(asked).toEqual(['/api/v1/plans/profile', question])
  })

  it('throws a problem also for what is no answer', async () => {
    await expect(answering(502, '<html>').health()).rejects.toMatchObject({
      problem: { code: 'ANSWER_UNREADABLE', status: 502 },
    })
    await expect(answering(200, 'not JSON').health()).rejects.toBeInstanceOf(ProblemError)
  })
})
