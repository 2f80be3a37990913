import type { Migration } from './migration.js'

export const newestEntries: Migration = {
  number: 2,
  name: 'newest entries',
  sql: `
create index condition_entry_newest on karavan.condition_entry (entered_at desc);
`,
}
