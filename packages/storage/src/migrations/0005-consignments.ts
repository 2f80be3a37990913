import type { Migration } from './migration.js'

export const consignments: Migration = {
  number: 5,
  name: 'consignments',
  sql: `
create table karavan.consignment (
  id text collate "C" not null,
  version integer not null check (version > 0),
  body jsonb check (jsonb_typeof(body) = 'object'),
  entered_at timestamptz not null default clock_timestamp(),
  entered_by text not null,
  entered_from text not null,
  why text,
  erased_at timestamptz,
  erased_by text,
  primary key (id, version),
  check ((body is null) = (erased_at is not null) and (erased_at is null) = (erased_by is null))
);
comment on table karavan.consignment is 'Every version of what was entered of a consignment; no body: erased.';

create table karavan.consignment_state (
  id text collate "C" primary key,
  version integer not null,
  told_at timestamptz not null,
  digest jsonb not null,
  state text not null check (state in ('planned', 'moving', 'delivered')),
  late_minutes integer,
  next_planned timestamptz,
  last_word timestamptz,
  found_by text not null
);
comment on table karavan.consignment_state is 'How the newest version of each consignment stands, as it was last told; it can be told again from the rest.';

create table karavan.consignment_name (
  name text collate "C" not null,
  id text collate "C" not null,
  "from" timestamptz,
  until timestamptz,
  primary key (name, id)
);
comment on table karavan.consignment_name is 'By what events name the newest version of each consignment and what carries it; it can be told again from the rest.';
create index consignment_name_of on karavan.consignment_name (id);

create table karavan.due (
  kind text not null check (kind in ('message', 'consignment')),
  id text collate "C" not null,
  marks bigint not null default 1,
  since timestamptz not null default clock_timestamp(),
  taken_until timestamptz,
  tries integer not null default 0,
  fault text,
  primary key (kind, id)
);
comment on table karavan.due is 'What is to be told again; marked in the transaction of what changed it.';
create index due_since on karavan.due (since);

create function karavan.refuse_all_but_erased_consignments() returns trigger language plpgsql as $$
begin
  if new.body is null and old.body is not null
    and (new.id, new.version, new.entered_at, new.entered_by, new.entered_from)
      = (old.id, old.version, old.entered_at, old.entered_by, old.entered_from)
  then return new;
  end if;
  raise exception 'what was entered is kept: add a new version to consignment' using errcode = 'restrict_violation';
end $$;
create trigger keep before update on karavan.consignment
  for each row execute function karavan.refuse_all_but_erased_consignments();
create trigger keep_row before delete on karavan.consignment
  for each row execute function karavan.refuse_change();
`,
}
