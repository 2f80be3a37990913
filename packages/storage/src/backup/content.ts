import type pg from 'pg'
import { tableNames } from '../table-names.js'

/** A table of the schema `karavan`, and how many rows it has. */
export interface CountedTable {
  readonly name: string
  readonly rows: number
}

/** Tables whose rows are kept in a backup, each after those that it may refer to: in the order in which they were made. */
export async function contentTables(client: pg.ClientBase): Promise<readonly string[]> {
  return (await tableNames(client)).filter((name) => name !== 'migration')
}

/** The same with the number of their rows. */
export async function countedTables(client: pg.ClientBase): Promise<readonly CountedTable[]> {
  const counted: CountedTable[] = []
  for (const name of await contentTables(client)) {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from karavan.${client.escapeIdentifier(name)}`,
    )
    counted.push({ name, rows: Number(rows[0]?.count) })
  }
  return counted
}
