/** A step from one form of the schema to the next. Once merged it is never edited: what it did stands in databases. */
export interface Migration {
  /** 1, 2, 3 …, without gaps. */
  readonly number: number
  readonly name: string
  /** Statements at the level of PostgreSQL 15, naming the schema `karavan`. */
  readonly sql: string
}
