import Type, { type Static } from 'typebox'
import { orNull } from './words.js'

const Day = Type.String({ description: 'An instant, ISO 8601 in UTC.' })
const Login = Type.String({ minLength: 2, maxLength: 80 })
const Password = Type.String({ description: 'At least 12 characters.' })

export const OrganisationSchema = Type.Object(
  {
    id: Type.String({ maxLength: 60, description: 'The same as the id of the party in consignments.' }),
    name: Type.String({ maxLength: 120 }),
    country: orNull(Type.String({ description: 'ISO 3166-1 alpha-2.' })),
    identifiers: Type.Array(
      Type.Object({ scheme: Type.String({ description: '`gln`, `bin`, `iin` or `eori`' }), value: Type.String() }),
    ),
  },
  { description: 'Who people and tokens act for.' },
)
export type OrganisationAnswer = Static<typeof OrganisationSchema>

export const OrganisationsAnswerSchema = Type.Object({ organisations: Type.Array(OrganisationSchema) })
export type OrganisationsAnswer = Static<typeof OrganisationsAnswerSchema>

const Numbers = Type.Object({
  gln: Type.Optional(Type.String()),
  bin: Type.Optional(Type.String()),
  iin: Type.Optional(Type.String()),
  eori: Type.Optional(Type.String()),
})

export const OrganisationBodySchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  country: Type.Optional(Type.String()),
  identifiers: Type.Optional(Numbers),
})

export const PersonSchema = Type.Object(
  {
    id: Type.String({ description: 'Stays when everything else of them is erased.' }),
    login: Login,
    name: Type.String(),
    organisation: Type.Object({ id: Type.String(), name: Type.String() }),
    administers: Type.Boolean({ description: 'Whether they add people, organisations and tokens.' }),
  },
  { description: 'Somebody who may sign in.' },
)
export type PersonAnswer = Static<typeof PersonSchema>

export const PeopleAnswerSchema = Type.Object({ people: Type.Array(PersonSchema) })
export type PeopleAnswer = Static<typeof PeopleAnswerSchema>

export const PersonBodySchema = Type.Object({
  login: Login,
  name: Type.Optional(Type.String()),
  organisation: Type.String({ description: 'Id of an organisation.' }),
  administers: Type.Optional(Type.Boolean()),
  password: Type.Optional(Type.String({ description: 'Left out for somebody who signs in elsewhere.' })),
})

export const PasswordBodySchema = Type.Object({ password: Password })
export const OwnPasswordBodySchema = Type.Object({ current: Type.String(), password: Password })
export type OwnPasswordBody = Static<typeof OwnPasswordBodySchema>

const TokenSchema = Type.Object(
  {
    id: Type.String(),
    label: Type.String(),
    organisation: Type.String(),
    mayAdd: Type.Boolean({ description: 'Whether it may also add and change what its organisation may.' }),
    addedAt: Day,
    expiresAt: orNull(Day),
    usedAt: orNull(Day),
    revokedAt: orNull(Day),
  },
  { description: 'By what a program acts for an organisation.' },
)
export type TokenAnswer = Static<typeof TokenSchema>

export const TokensAnswerSchema = Type.Object({ tokens: Type.Array(TokenSchema) })
export type TokensAnswer = Static<typeof TokensAnswerSchema>

export const TokenBodySchema = Type.Object({
  label: Type.String({ maxLength: 120 }),
  organisation: Type.String({ description: 'Id of an organisation.' }),
  mayAdd: Type.Optional(Type.Boolean()),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650, description: 'Until revoked, if left out.' })),
})

export const TokenMadeSchema = Type.Object({
  token: TokenSchema,
  secret: Type.String({ description: 'The token itself: it is shown once, and kept nowhere.' }),
})
export type TokenMade = Static<typeof TokenMadeSchema>

export const DoneSchema = Type.Object({ done: Type.Literal(true) })
export type Done = Static<typeof DoneSchema>

const DeedSchema = Type.Object({
  doneAt: Day,
  what: Type.String({ description: 'Id of a route, or a command.' }),
  about: Type.String(),
  address: orNull(Type.String({ description: 'Internet address; forgotten after some time.' })),
})

/** Who did something, or looked. */
export const ActorSchema = Type.Object({
  actorKind: Type.String({ description: '`person`, `token`, `link`, `command` or `subscription`' }),
  actorId: orNull(Type.String({ description: 'Number of the person, token or link.' })),
  actorName: orNull(
    Type.String({
      description: 'Of the person, or the label of the token; null where they were erased, or have none.',
    }),
  ),
  organisation: orNull(
    Type.Object({ id: Type.String(), name: Type.String() }, { description: 'For which they acted.' }),
  ),
})

export const DeedsAnswerSchema = Type.Object({
  deeds: Type.Array(
    Type.Object({
      ...ActorSchema.properties,
      consignmentId: orNull(Type.String()),
      ...DeedSchema.properties,
    }),
  ),
  next: orNull(Type.String({ description: 'What to send as `after` for the next page; null where there is no more.' })),
})
export type DeedsAnswer = Static<typeof DeedsAnswerSchema>

export const SessionAnswerSchema = Type.Object(
  {
    signIn: Type.Boolean({ description: 'Whether people sign in here at all.' }),
    provider: orNull(Type.String({ description: 'Name of the OpenID Connect provider, where one is connected.' })),
    person: orNull(PersonSchema),
    csrf: orNull(Type.String({ description: 'What the page sends as the header karavan-csrf with each change.' })),
  },
  { description: 'Who is signed in.' },
)
export type SessionAnswer = Static<typeof SessionAnswerSchema>

export const SignInBodySchema = Type.Object({ login: Type.String(), password: Type.String() })
export type SignInBody = Static<typeof SignInBodySchema>

export const SetupBodySchema = Type.Object({
  link: Type.String({ description: 'What stands after # in the link that the server printed.' }),
  login: Login,
  name: Type.Optional(Type.String()),
  organisation: Type.String({ description: 'Id of the first organisation.' }),
  password: Password,
})
export type SetupBody = Static<typeof SetupBodySchema>

export const PersonalDataSchema = Type.Object(
  {
    person: Type.Object({
      ...PersonSchema.properties,
      addedAt: Day,
      signsInAt: orNull(Type.String({ description: 'The OpenID Connect provider that they sign in at.' })),
    }),
    sessions: Type.Array(
      Type.Object({ begunAt: Day, seenAt: Day, endedAt: orNull(Day), address: orNull(Type.String()) }),
    ),
    deeds: Type.Array(DeedSchema),
  },
  { description: 'All that is kept about somebody.' },
)
export type PersonalDataAnswer = Static<typeof PersonalDataSchema>
