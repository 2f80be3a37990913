import { ACCEPTANCES, PARTY_ROLES } from '@karavan/model'
import Type, { type Static } from 'typebox'
import { oneOf, orNull } from './words.js'

const How = oneOf(
  [...ACCEPTANCES],
  'Whether it stands by it: it entered it, the operator of the server named it, it said so, it trusts those who entered it, or it said that it does not.',
)

export const AcceptanceAnswerSchema = Type.Object({
  parties: Type.Array(
    Type.Object({
      partyId: Type.String(),
      name: Type.String(),
      role: oneOf([...PARTY_ROLES], 'As a party.'),
      mayReport: Type.Boolean({ description: 'Whether its words count once it stands by the consignment.' }),
      how: orNull(How),
    }),
  ),
  own: orNull(
    Type.Object(
      { partyId: Type.String(), mayReport: Type.Boolean(), mayChange: Type.Boolean(), how: orNull(How) },
      {
        description: 'Of the organisation that asks; null where nobody signs in.',
      },
    ),
  ),
})
export type AcceptanceAnswer = Static<typeof AcceptanceAnswerSchema>

export const AcceptanceBodySchema = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'The version that was seen: another that came meanwhile is not stood by.',
      }),
    ),
  },
  { additionalProperties: false },
)

export const TrustsAnswerSchema = Type.Object({
  trusted: Type.Array(Type.String(), { description: 'Ids of organisations.' }),
})
export type TrustsAnswer = Static<typeof TrustsAnswerSchema>
