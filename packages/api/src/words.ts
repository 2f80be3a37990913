import { EQUIPMENT_KINDS, MODES, WEAKNESSES } from '@karavan/model'
import Type, { type TSchema } from 'typebox'

/** One of a list of words. */
export function oneOf<T extends string[]>(words: readonly [...T], description: string) {
  return Type.Enum(words, { type: 'string', description })
}

/** A value, or null where there is none. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Instant = Type.Integer({ description: 'An instant: whole minutes since 1970-01-01T00:00Z.' })
export const LocationId = Type.String({ description: 'Our stable id of a place, `CC-NAME`.' })
export const CountryCode = Type.String({ description: 'ISO 3166-1 alpha-2.' })
export const Amount = Type.String({
  pattern: '^-?\\d+\\.\\d{2}$',
  description: 'Major units of the currency, as a decimal string.',
})
export const LonLat = Type.Tuple([Type.Number(), Type.Number()], {
  description: 'Longitude, latitude; WGS 84 degrees.',
})
export const Mode = oneOf(MODES, 'How a leg is carried.')
export const Equipment = oneOf(EQUIPMENT_KINDS, 'What the goods travel in.')

export const ProvenanceSchema = Type.Object(
  {
    source: Type.String({ description: 'Address, or words such as `computed from nodes.csv`.' }),
    sourceDate: Type.String({ description: 'YYYY, YYYY-MM, YYYY-MM-DD or `undated`.' }),
    basis: oneOf(['official', 'measured', 'published', 'quoted', 'estimated', 'assumed'], 'How the figure is known.'),
    note: Type.Optional(Type.String()),
    row: Type.Optional(
      Type.String({ description: 'The row that carries the figure, `file:line`; see /network/sources.' }),
    ),
  },
  { description: 'Where a figure comes from.' },
)

export const WeaknessSchema = oneOf(
  WEAKNESSES,
  'How weak it is: assumed without a figure, old (undated, or over five years), estimated from figures, or fine.',
)
