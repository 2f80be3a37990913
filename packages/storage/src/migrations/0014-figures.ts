import type { Migration } from './migration.js'

/** Published figures that people keep beside those of the project. */
export const figures: Migration = {
  number: 14,
  name: 'figures',
  sql: `
create table karavan.figure_entry (
  id text collate "C" not null,
  version integer not null check (version > 0),
  body jsonb check (jsonb_typeof(body) = 'object'),
  entered_at timestamptz not null default clock_timestamp(),
  entered_by text not null,
  why text,
  primary key (id, version)
);
comment on table karavan.figure_entry is 'Every version of the figures that people keep, by the name of the observation; no body: withdrawn.';
create trigger keep before update or delete on karavan.figure_entry
  for each row execute function karavan.refuse_change();
create trigger keep_all before truncate on karavan.figure_entry
  for each statement execute function karavan.refuse_change();
`,
}
