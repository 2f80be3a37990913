import {
  BORDER_SIDES,
  FEWEST_FOR_PERCENTILES,
  INDICATORS,
  type Indicator,
  type IndicatorFigure,
  MOST_POINTS,
  UNMEASURED,
} from '@karavan/model'
import Type, { type Static } from 'typebox'
import { DATABASE_PROBLEMS, type Route } from './route.js'
import { CountryCode, Instant, LocationId, Mode, oneOf, orNull } from './words.js'

const SegmentSchema = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('border'),
      place: LocationId,
      from: CountryCode,
      to: CountryCode,
      side: oneOf(
        [...BORDER_SIDES],
        'Control of the country that is left, of the one that is entered, or both together.',
      ),
      mode: Mode,
    }),
    Type.Object({ kind: Type.Literal('port'), place: LocationId, from: Mode, to: Mode }),
    Type.Object({ kind: Type.Literal('section'), from: LocationId, to: LocationId, mode: Mode }),
  ],
  { description: 'A part of a corridor, in one direction: a border point, a port, or a leg between two places.' },
)

const Percentile = orNull(
  Type.Number({ description: `Null with fewer than ${FEWEST_FOR_PERCENTILES} consignments, or none.` }),
)

/** The schema of {@link IndicatorFigure}, whose type a test holds against the model. */
export const INDICATOR_FIGURE_SHAPE = Type.Object(
  {
    segmentId: Type.String({ description: 'By what it is asked for: `border:KZ-DOSTYK:CN-KZ:both:rail`.' }),
    segment: SegmentSchema,
    indicator: oneOf([...INDICATORS], 'Of CAREC CPMM: TFI1, TFI2, the time beside TFI3, TFI3, and the two of TFI4.'),
    unit: orNull(
      Type.String({ description: '`h`, `km/h`, or a currency (ISO 4217); null of costs where none was measured.' }),
    ),
    month: Type.String({ description: 'In which the passages ended, UTC: `2026-11`.' }),
    count: Type.Integer({ description: 'Consignments that were measured.' }),
    mean: orNull(Type.Number({ description: 'Null where none was measured.' })),
    median: Percentile,
    p10: Percentile,
    p90: Percentile,
    least: orNull(Type.Number()),
    most: orNull(Type.Number()),
    unmeasured: Type.Array(Type.Object({ why: oneOf([...UNMEASURED], 'Why not.'), count: Type.Integer() }), {
      description: 'Passages that ended in that month and were not measured.',
    }),
    points: Type.Array(
      Type.Object({
        consignmentId: Type.String(),
        at: Instant,
        value: Type.Number(),
        pieces: Type.Integer({ description: 'Pieces of equipment that it is the mean of.' }),
        events: Type.Array(Type.String(), { description: 'Content hashes of the events that it was measured by.' }),
      }),
      { description: `One for each consignment, the latest first; ${MOST_POINTS} at most.` },
    ),
  },
  { description: 'A measure of a segment in a month.' },
)

const IndicatorsAnswerSchema = Type.Object({
  asOf: Instant,
  figures: Type.Array(Type.Unsafe<IndicatorFigure>(INDICATOR_FIGURE_SHAPE)),
  consignments: Type.Integer({ description: 'Those that who asks may see and that were looked at.' }),
  complete: Type.Boolean({
    description: 'Whether these are all; else those of the last words. Ask for a shorter time, or on the command line.',
  }),
})
export type IndicatorsAnswer = Static<typeof IndicatorsAnswerSchema>

/** What `GET /indicators` asks; whatever is left out is not narrowed. */
export interface IndicatorsQuestion {
  /** First month, `2026-11`. */
  readonly from?: string
  /** Last month. */
  readonly to?: string
  /** Id of a segment, or its beginning up to a colon. */
  readonly segment?: string
  readonly measure?: Indicator
}

const Month = Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '`2026-11`.' }))

/** What consignments tell of the corridor. */
export const INDICATOR_ROUTES = [
  {
    id: 'getIndicators',
    method: 'GET',
    path: '/indicators',
    access: 'signed-in',
    summary: 'The indicators of CAREC CPMM by segment and month, from the events of the consignments that one may see.',
    query: {
      from: Month,
      to: Month,
      segment: Type.Optional(
        Type.String({
          maxLength: 200,
          description: 'Id of a segment, or its beginning up to a colon: `border`, `section:KZ-AKTAU`.',
        }),
      ),
      measure: Type.Optional(oneOf([...INDICATORS], 'Only this one.')),
    },
    answer: IndicatorsAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID', 'SERVER_BUSY', ...DATABASE_PROBLEMS],
  },
] as const satisfies readonly Route[]
