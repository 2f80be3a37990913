import type { EntryKind, EntryVersion } from '@karavan/conditions'
import type { ColumnType, Generated } from 'kysely'

/** The tables of the schema `karavan`, as the last migration leaves them. */
export interface Tables {
  revision: {
    topic: string
    value: ColumnType<string, number, number>
  }
  condition_entry: {
    kind: EntryKind
    id: string
    version: number
    body: ColumnType<EntryVersion['body'], string | null, never>
    entered_at: Generated<Date>
    entered_by: string
    why: string | null
  }
}
