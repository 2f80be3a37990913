import type { Migration } from './migration.js'

export const people: Migration = {
  number: 4,
  name: 'people',
  sql: `
create table karavan.organisation (
  id text collate "C" primary key,
  name text not null,
  country text,
  identifiers jsonb not null default '[]' check (jsonb_typeof(identifiers) = 'array'),
  added_at timestamptz not null default clock_timestamp()
);

create table karavan.person (
  id uuid primary key default gen_random_uuid(),
  login text collate "C" not null unique check (login = lower(login)),
  name text not null,
  organisation_id text collate "C" not null references karavan.organisation,
  password text,
  administers boolean not null default false,
  oidc_issuer text,
  oidc_subject text,
  added_at timestamptz not null default clock_timestamp(),
  unique (oidc_issuer, oidc_subject),
  check ((oidc_issuer is null) = (oidc_subject is null))
);
comment on table karavan.person is 'People who may sign in. Whoever is erased goes from here; what they did stays, under a number that tells nothing.';

create table karavan.session (
  hash bytea primary key,
  person_id uuid not null references karavan.person on delete cascade,
  address text,
  begun_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_person on karavan.session (person_id);

create table karavan.api_token (
  id uuid primary key default gen_random_uuid(),
  hash bytea not null unique,
  label text not null,
  organisation_id text collate "C" not null references karavan.organisation,
  may_add boolean not null,
  added_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);

create table karavan.consignment_grant (
  id uuid primary key default gen_random_uuid(),
  consignment_id text collate "C" not null,
  organisation_id text collate "C" references karavan.organisation,
  link_hash bytea unique,
  role text not null check (role in ('owner', 'agent', 'carrier', 'port', 'authority', 'guest')),
  legs integer[] not null default '{}',
  locations text[] not null default '{}',
  until timestamptz,
  granted_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  check ((organisation_id is null) <> (link_hash is null))
);
create index consignment_grant_of on karavan.consignment_grant (consignment_id);
create index consignment_grant_to on karavan.consignment_grant (organisation_id);
comment on table karavan.consignment_grant is 'Whom the parties of a consignment named, beside themselves: an organisation, or whoever has a link.';

create table karavan.failed_try (
  key bytea primary key,
  failures integer not null check (failures > 0),
  last_at timestamptz not null default clock_timestamp()
);
comment on table karavan.failed_try is 'How often in a row somebody failed to sign in, by a hash of the login or the address.';

create table karavan.one_time_link (
  hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'oidc')),
  body jsonb not null default '{}' check (jsonb_typeof(body) = 'object'),
  expires_at timestamptz not null
);

create table karavan.deed (
  id uuid primary key default gen_random_uuid(),
  done_at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'token', 'link', 'command')),
  actor_id uuid,
  what text not null,
  about text not null,
  consignment_id text collate "C",
  address text
);
create index deed_newest on karavan.deed (done_at desc);
create index deed_consignment on karavan.deed (consignment_id, done_at desc);
create index deed_actor on karavan.deed (actor_id);
comment on table karavan.deed is 'Who did or looked at what, when, from where. Nothing is changed but that the address is forgotten.';

create function karavan.keep_deed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.address is null
    and (old.id, old.done_at, old.actor_kind, old.what, old.about)
      = (new.id, new.done_at, new.actor_kind, new.what, new.about)
    and old.actor_id is not distinct from new.actor_id
    and old.consignment_id is not distinct from new.consignment_id
  then
    return new;
  end if;
  raise exception 'what was done is kept' using errcode = 'restrict_violation';
end $$;
create trigger keep before update or delete on karavan.deed for each row execute function karavan.keep_deed();
create trigger keep_all before truncate on karavan.deed for each statement execute function karavan.keep_deed();

create table karavan.retention (
  topic text primary key check (topic in ('sessions', 'tries', 'addresses')),
  days integer not null check (days > 0)
);
comment on table karavan.retention is 'After how many days something is erased, where it is not after the usual ones.';
`,
}
