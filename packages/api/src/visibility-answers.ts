import { ACCESS_ROLES, type AccessRole } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { ActorSchema } from './people-answers.js'
import { Instant, LocationId, oneOf, orNull } from './words.js'

/** For how long a link holds where nothing else is said, days. */
export const LINK_DAYS = 30
/** For how long it holds at most, days. */
export const MOST_LINK_DAYS = 366

/** Roles that the parties of a consignment can give. */
export const GIVEN_ROLES = ACCESS_ROLES.filter((role): role is Exclude<AccessRole, 'operator'> => role !== 'operator')

const Role = oneOf([...GIVEN_ROLES], 'What they are to the consignment, and so what they may do.')
const Until = orNull(Type.Integer({ description: 'The first minute since 1970 at which it no longer holds.' }))

const GrantSchema = Type.Object({
  grantId: Type.String(),
  organisation: orNull(Type.String({ description: 'Null for whoever has the link.' })),
  role: Role,
  legs: Type.Array(Type.Integer()),
  locations: Type.Array(LocationId),
  until: Until,
})
export type VisibilityGrant = Static<typeof GrantSchema>

export const ReadsAnswerSchema = Type.Object({
  reads: Type.Array(
    Type.Object({
      at: Type.String({ description: 'ISO 8601.' }),
      ...ActorSchema.properties,
      what: Type.String({ description: 'Id of the route, or the kind of notice that a subscriber was sent.' }),
    }),
    { description: 'What authorities looked at, the latest first.' },
  ),
  next: orNull(Type.String({ description: 'What to send as `after` for the next page; null where there is no more.' })),
})
export type ReadsAnswer = Static<typeof ReadsAnswerSchema>

export const VisibilityAnswerSchema = Type.Object({
  parties: Type.Array(
    Type.Object({ partyId: Type.String(), name: Type.String(), role: Type.String({ description: 'As a party.' }) }),
  ),
  grants: Type.Array(GrantSchema),
  mayGive: Type.Boolean({ description: 'Whether who asks may name others and take that back.' }),
  ...ReadsAnswerSchema.properties,
})
export type VisibilityAnswer = Static<typeof VisibilityAnswerSchema>

export const GrantBodySchema = Type.Object(
  {
    organisation: Type.Optional(
      Type.String({ maxLength: 120, description: 'Id of an organisation; left out: a link is made.' }),
    ),
    role: Type.Optional(Role),
    legs: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }))),
    locations: Type.Optional(Type.Array(LocationId)),
    until: Type.Optional(
      Type.Union([Type.String(), Instant], {
        description: `ISO 8601; left out: until taken back, and of a link for ${LINK_DAYS} days. A link holds for ${MOST_LINK_DAYS} days at most.`,
      }),
    ),
  },
  { additionalProperties: false },
)
export type GrantBody = Static<typeof GrantBodySchema>

export const GrantMadeSchema = Type.Object({
  ...GrantSchema.properties,
  link: orNull(Type.String({ description: 'The secret of the link, told this once.' })),
})
export type GrantMade = Static<typeof GrantMadeSchema>
