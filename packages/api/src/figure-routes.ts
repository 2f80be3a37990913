import Type, { type Static } from 'typebox'
import { AMOUNT, ClaimSchema, FigureSchema, PeriodSchema, SeriesSchema, SPAN } from './figure-schema.js'
import { BODY_PROBLEMS, type Route } from './route.js'
import { oneOf, orNull } from './words.js'

const Title = Type.String({ description: 'The series in English words.' })

const FiguresAnswerSchema = Type.Object({
  series: Type.Array(Type.Object({ title: Title, series: SeriesSchema, figures: Type.Array(FigureSchema) }), {
    description: 'Ordered by title; the figures of each by time.',
  }),
})
export type FiguresAnswer = Static<typeof FiguresAnswerSchema>

const VerdictSchema = Type.Object({
  kind: oneOf(['agrees', 'disagrees', 'cannotBeChecked'], 'What comes of working a claim out.'),
  title: Title,
  figure: FigureSchema,
  claim: ClaimSchema,
  computed: orNull(
    Type.Object(
      { low: Type.Number(), high: Type.Number(), middle: Type.Number() },
      { description: 'What it is by the figures, in the unit of the claim.' },
    ),
  ),
  off: orNull(Type.Number({ description: 'How far the claim is from what the figures allow; 0 where it agrees.' })),
  level: orNull(FigureSchema),
  base: orNull(FigureSchema),
  isBaseAssumed: Type.Boolean({ description: 'Whether the same time a year before was taken, as no base was named.' }),
  missing: orNull(oneOf(['level', 'base', 'scope'], 'What is not at hand; `scope`: only figures of another are.')),
})

const ChecksAnswerSchema = Type.Object({
  verdicts: Type.Array(VerdictSchema),
  conflicts: Type.Array(
    Type.Object({
      title: Title,
      figures: Type.Array(FigureSchema),
      reason: oneOf(['scope', 'revision', 'magnitude', 'rounding', 'unknown'], 'The likely reason.'),
      ratio: Type.Number({ description: 'The greatest by the least.' }),
    }),
    { description: 'What sources say differently of one series and time.' },
  ),
  slips: Type.Array(Type.Object({ title: Title, figure: FigureSchema, power: Type.Integer() }), {
    description: 'Figures a power of ten from the others of their series.',
  }),
  parts: Type.Array(
    Type.Object({
      title: Title,
      whole: FigureSchema,
      parts: Type.Array(FigureSchema),
      by: oneOf(['direction', 'goods'], 'By which they differ.'),
      sum: Type.Number(),
    }),
    { description: 'Totals whose parts are more.' },
  ),
})
export type ChecksAnswer = Static<typeof ChecksAnswerSchema>

const TargetsAnswerSchema = Type.Object({
  asOf: Type.String({ description: 'The day of today.' }),
  lines: Type.Array(
    Type.Object({
      title: Title,
      series: SeriesSchema,
      targets: Type.Array(
        Type.Object({
          figure: FigureSchema,
          state: oneOf(['met', 'missed', 'open', 'unknown'], 'What came of it.'),
          aim: orNull(Type.Number({ description: 'What is to be reached, in units of the series.' })),
          reached: orNull(FigureSchema),
          neededGrowth: orNull(Type.Number({ description: 'Percent a year from the last observed year.' })),
          alsoDated: Type.Array(Type.String(), { description: 'Ids of other datings of the same aim.' }),
        }),
      ),
      path: Type.Array(FigureSchema, { description: 'Observed whole years.' }),
    }),
  ),
})
export type TargetsAnswer = Static<typeof TargetsAnswerSchema>

const ReadBodySchema = Type.Object(
  {
    text: Type.String({ description: 'A news item or press release, English or Russian.' }),
    date: Type.Optional(Type.String({ description: 'When it was published: "last year" is told by it.' })),
  },
  { additionalProperties: false },
)

const ReadAnswerSchema = Type.Object({
  figures: Type.Array(
    Type.Object({
      span: SPAN,
      quote: Type.String(),
      title: Title,
      series: SeriesSchema,
      period: orNull(PeriodSchema),
      ...AMOUNT,
      why: Type.Array(Type.String(), { description: 'By which rules its parts were found.' }),
    }),
    { description: 'What the text tells, in its order; what is not sure to be a figure is left out.' },
  ),
})
export type FiguresReadAnswer = Static<typeof ReadAnswerSchema>

const WORDS = Type.Optional(
  Type.String({ maxLength: 200, description: 'Words that the title of a series must hold, parted by blanks.' }),
)

/** Published figures and what is claimed with them. */
export const FIGURE_ROUTES = [
  {
    id: 'getFigures',
    method: 'GET',
    path: '/figures',
    access: 'signed-in',
    summary: 'Published figures, series by series, each with who said it.',
    query: { words: WORDS },
    answer: FiguresAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getFigureChecks',
    method: 'GET',
    path: '/figures/checks',
    access: 'signed-in',
    summary: 'Claims worked out from the figures, and where sources do not agree.',
    query: { words: WORDS },
    answer: ChecksAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'getFigureTargets',
    method: 'GET',
    path: '/figures/targets',
    access: 'signed-in',
    summary: 'Published targets, the way so far and the growth still needed.',
    query: { words: WORDS },
    answer: TargetsAnswerSchema,
    problems: ['QUESTION_FIELD_UNKNOWN', 'QUESTION_VALUE_INVALID'],
  },
  {
    id: 'postFiguresRead',
    method: 'POST',
    path: '/figures/read',
    access: 'signed-in',
    summary: 'The figures that a news item or press release tells, each with its words; nothing is kept.',
    body: ReadBodySchema,
    answer: ReadAnswerSchema,
    problems: [
      ...BODY_PROBLEMS,
      'QUESTION_FIELD_UNKNOWN',
      'QUESTION_FIELD_MISSING',
      'QUESTION_VALUE_INVALID',
      'READ_TEXT_TOO_LONG',
      'SERVER_BUSY',
      'SEARCH_TIMED_OUT',
    ],
  },
] as const satisfies readonly Route[]
