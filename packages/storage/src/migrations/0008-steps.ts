import type { Migration } from './migration.js'

export const steps: Migration = {
  number: 8,
  name: 'steps',
  sql: `
create index event_record_step on karavan.event_record (biz_step, event_time, id) where biz_step is not null;
`,
}
