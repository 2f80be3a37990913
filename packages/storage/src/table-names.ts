import type pg from 'pg'

/**
 * Names of the tables of the schema `karavan`, in the order in which they were made; none where there is no schema. Read
 * from the rows of the catalogue, since `to_regclass` may answer from memory what was true before a lock was waited for.
 */
export async function tableNames(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = 'karavan' and relkind = 'r' order by pg_class.oid`)
  return rows.map(({ name }) => name)
}
