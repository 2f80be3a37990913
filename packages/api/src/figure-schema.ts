import {
  CARRIED_BY,
  CARRIED_IN,
  type ClaimedComparison,
  DIRECTIONS,
  FIGURE_STATUSES,
  FIGURE_UNITS,
  type FigurePeriod,
  MEASURES,
  MISSING_FIGURES,
  type Observation,
  PERIOD_KINDS,
  QUALIFIERS,
  RATES,
  type Series,
} from '@karavan/model'
import Type from 'typebox'
import { oneOf, orNull } from './words.js'

const Words = orNull(Type.String())
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day: `2025-06-25`.' })
const FigureUnit = oneOf([...FIGURE_UNITS], 'Money by ISO 4217.')

export const SPAN = Type.Object(
  {
    start: Type.Integer({ description: 'Of the text, in UTF-16 units, from 0.' }),
    end: Type.Integer({ description: 'First unit after it.' }),
  },
  { description: 'Part of a text.' },
)

/** The schema of a series; its type is that of the model. */
export const SeriesSchema = Type.Unsafe<Series>(
  Type.Object({
    measure: oneOf([...MEASURES], 'What is counted.'),
    subject: Words,
    where: Type.Array(Type.String(), {
      description:
        'Locations (`KZ-KURYK`), countries (`KZ`), or `corridor:TITR`, `operator:KTZ`, `region:central-asia`.',
    }),
    direction: orNull(oneOf([...DIRECTIONS], 'Of a flow.')),
    from: Words,
    to: Words,
    by: orNull(oneOf([...CARRIED_BY], 'The mode.')),
    goods: Words,
    equipment: orNull(oneOf([...CARRIED_IN], 'In what.')),
    scope: orNull(Type.String({ description: 'By whose definition, where there are several.' })),
    weight: orNull(oneOf(['gross', 'net'], 'Of mass.')),
    load: orNull(oneOf(['laden', 'empty'], 'Of containers and wagons.')),
    whole: orNull(Type.String({ description: 'Of a share, of what.' })),
    unit: Type.Object({
      of: FigureUnit,
      every: orNull(oneOf([...RATES], 'Of a rate.')),
      per: orNull(FigureUnit),
    }),
  }),
)

export const PeriodSchema = Type.Unsafe<FigurePeriod>(
  Type.Object({ kind: oneOf([...PERIOD_KINDS], 'What time it is; `asOf`: a state.'), start: Day, end: Day }),
)

export const ClaimSchema = Type.Unsafe<ClaimedComparison>(
  Type.Object({
    kind: oneOf(['change', 'multiple', 'share', 'direction'], 'What is claimed.'),
    value: orNull(Type.Number()),
    unit: FigureUnit,
    qualifier: orNull(oneOf([...QUALIFIERS], 'As it was said.')),
    sign: Type.Integer({ minimum: -1, maximum: 1 }),
    base: orNull(Type.Object({ period: orNull(PeriodSchema), value: orNull(Type.Number()) })),
    span: orNull(SPAN),
  }),
)

/** What a source or a text says of a series in a time. */
export const AMOUNT = {
  value: orNull(Type.Number({ description: 'In units of the series; null of a range, or where it is missing.' })),
  min: orNull(Type.Number()),
  max: orNull(Type.Number()),
  missing: orNull(oneOf([...MISSING_FIGURES], 'Why there is no figure.')),
  qualifier: orNull(oneOf([...QUALIFIERS], 'As it was said.')),
  status: oneOf([...FIGURE_STATUSES], 'Whether it came, was estimated, is foreseen, aimed at, or only claimed.'),
  comparison: orNull(ClaimSchema),
}

export const FigureSchema = Type.Unsafe<Observation>(
  Type.Object({
    id: Type.String(),
    series: SeriesSchema,
    period: orNull(PeriodSchema),
    ...AMOUNT,
    origin: Type.Object({
      producer: Words,
      via: Words,
      title: Words,
      published: Type.String({ description: '`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.' }),
      read: Words,
      source: Type.String(),
      row: Words,
      licence: Words,
    }),
    locator: orNull(Type.Object({ span: SPAN, quote: Type.String() })),
    supersedes: Words,
    note: Words,
  }),
)
