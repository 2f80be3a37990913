import type { Migration } from './migration.js'

/** What is overdue is told by the first milestone that has a time, and not where an estimate of the arrival stands. */
export const overdue: Migration = {
  number: 9,
  name: 'overdue',
  sql: `
alter table karavan.consignment_state add column estimated timestamptz;

insert into karavan.due (kind, id) select 'consignment', id from karavan.consignment_state
on conflict (kind, id) do update set marks = due.marks + 1;
`,
}
