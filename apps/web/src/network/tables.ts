import type {
  ClosuresAnswer,
  FacilitiesAnswer,
  HandlingAnswer,
  LineFeature,
  PointFeature,
  RestrictionsAnswer,
  ServicesAnswer,
} from '@karavan/api'
import type { CountryCode, LocationId, Weakness } from '@karavan/model'

/** Tables of the network, in the order of their tabs. */
export const TABLES = ['places', 'links', 'services', 'handling', 'closures', 'facilities', 'restrictions'] as const

export type TableName = (typeof TABLES)[number]

/** What a row of each table is, as the interface gives it. */
export interface Rows {
  readonly places: PointFeature
  readonly links: LineFeature
  readonly services: ServicesAnswer['services'][number]
  readonly handling: HandlingAnswer['handling'][number]
  readonly closures: ClosuresAnswer['closures'][number]
  readonly facilities: FacilitiesAnswer['facilities'][number]
  readonly restrictions: RestrictionsAnswer['restrictions'][number]
}

/** The three ways of moving that rows are told apart by; ferries and ships are `sea`. */
export const WAYS = ['rail', 'road', 'sea'] as const

export type Way = (typeof WAYS)[number]

/** One line of a list: a row, or the rows of single months that belong together. */
export interface EntryOf<Table extends TableName> {
  readonly table: Table
  /** Unlike that of any other entry, of whatever table. */
  readonly id: string
  /** The first is the one that holds for the whole year, where there is one. */
  readonly rows: readonly [Rows[Table], ...Rows[Table][]]
  /** Of the weakest of its rows. */
  readonly weakness: Weakness
  /** Places that it is at, or calls at. */
  readonly places: readonly LocationId[]
  readonly countries: readonly CountryCode[]
  /** Empty: any. */
  readonly ways: readonly Way[]
  /** What it can be told apart by: the kind of a place, the activity of handling, effect and state of a restriction. */
  readonly kinds: readonly string[]
  /** All its words in the language of the data, small and without accents, for the search. */
  readonly text: string
}

export type Entry = { readonly [Table in TableName]: EntryOf<Table> }[TableName]

/** The entries of every table. */
export type Entries = { readonly [Table in TableName]: readonly EntryOf<Table>[] }
