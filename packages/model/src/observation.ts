import type { PartialDate, Span } from '@karavan/core'

/** What a figure counts. `other`: what the series says in words alone. */
export const MEASURES = [
  'traffic',
  'transit',
  'handling',
  'loading',
  'handedOver',
  'passages',
  'tradeTurnover',
  'exports',
  'imports',
  'production',
  'capacity',
  'fleet',
  'transitTime',
  'distance',
  'cost',
  'investment',
  'exchangeRate',
  'other',
] as const
/**
 * `traffic`: goods carried on a line, a railway or a corridor; `transit`: of them those that cross a territory from border to border;
 * `handling`: transhipped at a port or terminal; `loading`: loaded onto a railway's wagons; `handedOver`: given over at a border;
 * `passages`: trains, ships or lorries that ran; `tradeTurnover`: exports and imports together; `capacity`: what could pass or be stored;
 * `fleet`: ships, wagons or boxes that are there.
 */
export type Measure = (typeof MEASURES)[number]

/** Currencies by ISO 4217. */
export const MONEY_UNITS = [
  'USD',
  'EUR',
  'CNY',
  'KZT',
  'KGS',
  'TJS',
  'UZS',
  'TMT',
  'AZN',
  'GEL',
  'TRY',
  'RUB',
  'CHF',
] as const

/** Base units: a figure is kept in one of these, whatever it was written in. */
export const FIGURE_UNITS = [
  't',
  'TEU',
  'containers',
  'trains',
  'wagons',
  'trucks',
  'vehicles',
  'vessels',
  'calls',
  'trips',
  'pairs',
  'passengers',
  'persons',
  'jobs',
  'enterprises',
  'countries',
  'units',
  'tkm',
  'km',
  'm',
  'm2',
  'm3',
  'days',
  'hours',
  '%',
  'x',
  ...MONEY_UNITS,
] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]

export const RATES = ['hour', 'day', 'week', 'month', 'year'] as const
/** What a figure is counted in, by what time where it is a rate, and per what where it is a price: 500 t a day, 0.00193 USD per KZT. */
export interface Unit {
  readonly of: FigureUnit
  readonly every: (typeof RATES)[number] | null
  readonly per: FigureUnit | null
}

export const DIRECTIONS = ['export', 'import', 'transit', 'domestic', 'both', 'eastbound', 'westbound'] as const
export type FigureDirection = (typeof DIRECTIONS)[number]

export const CARRIED_IN = ['container', 'wagon', 'truck', 'train', 'vessel'] as const
export const CARRIED_BY = ['rail', 'road', 'sea', 'air', 'pipeline', 'multimodal'] as const

/**
 * What figures must share to stand in one line. Places are ids of Locations (`KZ-KURYK`), ISO countries (`KZ`), or words with a
 * prefix: `region:central-asia`, `corridor:TITR`, `line:BTK`, `operator:KTZ`.
 */
export interface Series {
  readonly measure: Measure
  /** In words, where the codes do not say it: "raw milk", "Business Council, founding meeting"; null where they do. */
  readonly subject: string | null
  /** Where it is counted; of trade the two sides, the reporting one first. Empty where nothing is said. */
  readonly where: readonly string[]
  readonly direction: FigureDirection | null
  readonly from: string | null
  readonly to: string | null
  readonly by: (typeof CARRIED_BY)[number] | null
  readonly goods: string | null
  readonly equipment: (typeof CARRIED_IN)[number] | null
  /** Which of several definitions of one name: `association`, `ministry`, `kazakh-ports`, `kazakh-statistics`; null where only one is known. */
  readonly scope: string | null
  readonly weight: 'gross' | 'net' | null
  readonly load: 'laden' | 'empty' | null
  /** Of a share, of what: "land cargo from China to Europe". */
  readonly whole: string | null
  readonly unit: Unit
}

export const PERIOD_KINDS = ['year', 'half', 'quarter', 'months', 'days', 'years', 'asOf'] as const
/** What time a figure is about, days of the calendar, both ends within; `asOf`: a state on the last of them. */
export interface FigurePeriod {
  readonly kind: (typeof PERIOD_KINDS)[number]
  /** `YYYY-MM-DD`. */
  readonly start: string
  readonly end: string
}

/** `claimed`: said by somebody without data behind it. */
export const FIGURE_STATUSES = ['observed', 'estimated', 'forecast', 'target', 'claimed'] as const
export type FigureStatus = (typeof FIGURE_STATUSES)[number]

export const QUALIFIERS = ['moreThan', 'atLeast', 'about', 'almost', 'upTo', 'lessThan'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/**
 * What a source says of a figure against another. `change`: by so many percent or units, fewer where negative; `multiple`: so many
 * times the base ("threefold": 3, "halved": 0.5); `share`: so much of a whole; `direction`: only that it grew or fell.
 */
export interface ClaimedComparison {
  readonly kind: 'change' | 'multiple' | 'share' | 'direction'
  /** Null of `direction`: then only its sign is known. */
  readonly value: number | null
  readonly unit: FigureUnit
  readonly qualifier: Qualifier | null
  readonly sign: 1 | 0 | -1
  /** With what it is compared; null where the source does not say. */
  readonly base: { readonly period: FigurePeriod | null; readonly value: number | null } | null
  readonly span: Span | null
}

/** Who said a figure, and where it was read. */
export interface FigureOrigin {
  readonly producer: string | null
  /** Who passed it on: a newspaper that quotes a ministry. */
  readonly via: string | null
  readonly title: string | null
  readonly published: PartialDate
  readonly read: PartialDate | null
  /** Address, or what it is called where it has none. */
  readonly source: string
  /** The row of a table that carries it here, `file:line`; null where it was read from a text or entered. */
  readonly row: string | null
  readonly licence: string | null
}

/** Why a figure that is named has no value. */
export const MISSING_FIGURES = ['onlyCompared', 'notPublished', 'notComparable', 'divisionByZero', 'rangeOnly'] as const
export type MissingFigure = (typeof MISSING_FIGURES)[number]

/** What one source says of one series in one time. Never changed: what a source says later is another one that supersedes it. */
export interface Observation {
  readonly id: string
  readonly series: Series
  /** Null where the source names no time, or none that can be dated. */
  readonly period: FigurePeriod | null
  /** In units of the series; null for a range, or where it is missing. */
  readonly value: number | null
  readonly min: number | null
  readonly max: number | null
  /** Why neither value nor range is there; null where one is. */
  readonly missing: MissingFigure | null
  readonly qualifier: Qualifier | null
  readonly status: FigureStatus
  readonly comparison: ClaimedComparison | null
  readonly origin: FigureOrigin
  /** The words of the source behind it; null where only a table was read. */
  readonly locator: { readonly span: Span; readonly quote: string } | null
  /** The observation of the same source that it replaces. */
  readonly supersedes: string | null
  readonly note: string | null
}
