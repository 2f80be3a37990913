import type { Migration } from './migration.js'

export const conditions: Migration = {
  number: 1,
  name: 'conditions',
  sql: `
create table karavan.revision (
  topic text primary key,
  value bigint not null check (value > 0)
);
comment on table karavan.revision is 'How often what belongs to a topic has changed; its row is locked by whoever changes it.';

create function karavan.tell_revision() returns trigger language plpgsql as $$
begin
  perform pg_notify('karavan', json_build_object('topic', new.topic, 'revision', new.value)::text);
  return null;
end $$;
create trigger tell after insert or update on karavan.revision for each row execute function karavan.tell_revision();

create table karavan.condition_entry (
  kind text not null check (kind in ('orders', 'reports', 'queues')),
  id text collate "C" not null,
  version integer not null check (version > 0),
  body jsonb check (jsonb_typeof(body) = 'object'),
  entered_at timestamptz not null default clock_timestamp(),
  entered_by text not null,
  why text,
  primary key (kind, id, version)
);
comment on table karavan.condition_entry is 'Every version of what people entered of bans, places and queues; no body: withdrawn.';

create function karavan.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was entered is kept: add a new version to %', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on karavan.condition_entry
  for each row execute function karavan.refuse_change();
create trigger keep_all before truncate on karavan.condition_entry
  for each statement execute function karavan.refuse_change();
`,
}
