import Type, { type Static } from 'typebox'
import { ProblemSchema } from './problem.js'

const Context = Type.Union([Type.String(), Type.Array(Type.Unknown())], { description: 'The context of EPCIS.' })
const Time = Type.String({ format: 'date-time' })

/** A document of EPCIS as it comes in; docs/epcis.md says what is read. */
export const EpcisBodySchema = Type.Unknown({
  description: 'EPCISDocument or EPCISQueryDocument of EPCIS 2.0 as JSON-LD, or of EPCIS 2.0 and 1.x as XML.',
})

export const EpcisEventSchema = Type.Object(
  { type: Type.String(), eventTime: Time, eventTimeZoneOffset: Type.String() },
  { additionalProperties: true, description: 'An event of EPCIS 2.0 as JSON-LD.' },
)

/** Events with when they were recorded and under which id they are known. */
export const EpcisAnswerSchema = Type.Object(
  {
    '@context': Context,
    type: Type.Literal('EPCISQueryDocument'),
    schemaVersion: Type.Literal('2.0'),
    creationDate: Time,
    epcisBody: Type.Object({
      queryResults: Type.Object({
        queryName: Type.String(),
        resultsBody: Type.Object({
          eventList: Type.Array(
            Type.Intersect([EpcisEventSchema, Type.Object({ eventID: Type.String(), recordTime: Time })]),
          ),
        }),
      }),
    }),
  },
  { description: 'Events that were found, in an EPCISQueryDocument.' },
)

export const CaptureJobSchema = Type.Object(
  {
    captureID: Type.String(),
    createdAt: Time,
    finishedAt: Type.Optional(Time),
    running: Type.Boolean(),
    success: Type.Boolean({ description: 'False where something of the document was refused.' }),
    captureErrorBehaviour: Type.Enum(['rollback', 'proceed']),
    errors: Type.Array(ProblemSchema, { description: 'Why events were refused.' }),
  },
  { description: 'What became of a captured document.' },
)
export type CaptureJobAnswer = Static<typeof CaptureJobSchema>

export const CaptureJobsSchema = Type.Array(CaptureJobSchema)

/** A list of words, in the member that has the name of their kind. */
export function itemList(type: string, member: string) {
  return Type.Object({
    '@context': Context,
    type: Type.Literal(`${type}ItemList`),
    [member]: Type.Array(Type.String()),
  })
}

export const NamesSchema = Type.Array(Type.String(), { description: 'What lies below this address.' })

const QuerySchema = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Parameters of the simple event query by name; docs/epcis.md lists them.',
})

export const NamedQueryBodySchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  query: QuerySchema,
})

export const NamedQuerySchema = Type.Object({ name: Type.String(), createdAt: Time, query: QuerySchema })
export type NamedQueryAnswer = Static<typeof NamedQuerySchema>

export const NamedQueriesSchema = Type.Array(NamedQuerySchema)
