import type { Migration } from './migration.js'

export const subscriptions: Migration = {
  number: 11,
  name: 'subscriptions',
  sql: `
create table karavan.subscription (
  id uuid primary key default gen_random_uuid(),
  organisation_id text collate "C" references karavan.organisation,
  address text not null,
  receiver text collate "C" not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  consignment_id text collate "C",
  state text not null default 'active' check (state in ('active', 'paused', 'failing')),
  reason text check (reason in ('byOwner', 'noRight', 'gone')),
  fault text,
  fault_status integer,
  state_since timestamptz not null default clock_timestamp(),
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  added_at timestamptz not null default clock_timestamp(),
  added_by text not null,
  check ((state = 'paused') = (reason is not null)),
  check ((state = 'failing') <= (fault is not null)),
  check ((old_secret is null) = (old_secret_until is null))
);
create index subscription_of on karavan.subscription (organisation_id);
comment on table karavan.subscription is 'Who is told of what, and where. No organisation: the operator. No consignment: all that the owner may see.';
comment on column karavan.subscription.receiver is 'Name and port of the address.';
comment on column karavan.subscription.secret is 'With what is signed; it must be kept as it is.';

create table karavan.delivery (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references karavan.subscription on delete cascade,
  consignment_id text collate "C" not null,
  sequence bigint not null check (sequence > 0),
  kind text not null,
  leg integer,
  place text,
  at timestamptz not null,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead', 'withheld')),
  tries integer not null default 0 check (tries >= 0),
  due_at timestamptz not null default clock_timestamp(),
  lease uuid,
  taken_until timestamptz,
  tried_at timestamptz,
  fault text,
  fault_status integer,
  ended_at timestamptz,
  unique (subscription_id, consignment_id, sequence),
  check ((lease is null) = (taken_until is null)),
  check ((state = 'waiting') = (ended_at is null))
);
create index delivery_open on karavan.delivery (subscription_id, consignment_id, sequence) where state in ('waiting', 'dead');
create index delivery_due on karavan.delivery (due_at) where state = 'waiting';
create index delivery_of on karavan.delivery (consignment_id);
create index delivery_ended on karavan.delivery (ended_at) where state in ('delivered', 'withheld');
comment on table karavan.delivery is 'What is told to subscribers, in the order of its sequence. Written in the transaction of what caused it.';

create table karavan.delivery_count (
  subscription_id uuid not null references karavan.subscription on delete cascade,
  consignment_id text collate "C" not null,
  last bigint not null check (last > 0),
  primary key (subscription_id, consignment_id)
);
comment on table karavan.delivery_count is 'The last sequence of what one subscription is told of one consignment.';

create table karavan.consignment_told (
  id text collate "C" primary key,
  facts jsonb check (jsonb_typeof(facts) = 'object')
);
comment on table karavan.consignment_told is 'What subscribers to a consignment were told of its story, so that only what is new is told. No facts: they are taken as told, whatever they are.';
insert into karavan.consignment_told (id) select id from karavan.consignment_state;

alter table karavan.deed drop constraint deed_actor_kind_check;
alter table karavan.deed add constraint deed_actor_kind_check
  check (actor_kind in ('person', 'token', 'link', 'command', 'subscription'));
`,
}
