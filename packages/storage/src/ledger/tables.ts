import type { ColumnType, Generated } from 'kysely'

/** Tables of the log of tellings. */
export interface LedgerTables {
  log_key: {
    sole: Generated<boolean>
    name: string
    public_key: Buffer
    private_key: Buffer
    made_at: Generated<Date>
  }
  log_head: {
    sole: Generated<boolean>
    size: ColumnType<string, number, number>
    checkpoint: string
    signed_at: Generated<Date>
  }
  log_tile: {
    level: number
    index: ColumnType<string, number, never>
    hashes: Buffer
    entries: Buffer | null
  }
  log_message: {
    message_id: string
    reading: number
    form: EntryForm
    first_entry: ColumnType<string, number, never>
    entries: number
    salt: Buffer
  }
  log_due: {
    message_id: string
    reading: number
  }
  log_kept: {
    message_id: string
    record_id: string
    kept: Buffer
  }
}

/** What an entry binds: 1, also the address from which its message came; 2, all but that. */
export type EntryForm = 1 | 2
