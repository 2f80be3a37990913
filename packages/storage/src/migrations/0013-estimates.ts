import type { Migration } from './migration.js'

/** When each consignment arrives now, and what has changed, for those who look on. */
export const estimates: Migration = {
  number: 13,
  name: 'estimates',
  sql: `
alter table karavan.due add column later boolean not null default false;
comment on column karavan.due.later is 'Whether it gives way to what was marked because somebody reported or entered something.';
drop index karavan.due_since;
create index due_since on karavan.due (later, since);

create table karavan.consignment_estimate (
  id text collate "C" primary key,
  version integer not null,
  as_of timestamptz not null,
  conditions text not null,
  p50 timestamptz,
  missing double precision check (missing between 0 and 1),
  hours double precision check (hours >= 0),
  look_at timestamptz not null,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  moved jsonb check (jsonb_typeof(moved) = 'object'),
  check ((missing is null) = (hours is null))
);
create index consignment_estimate_look on karavan.consignment_estimate (look_at);
comment on table karavan.consignment_estimate is 'When consignments that are not delivered arrive, as it was worked out last.';
comment on column karavan.consignment_estimate.conditions is 'Version of the conditions that it was worked out under.';
comment on column karavan.consignment_estimate.missing is 'Chance of missing the time that counts; null where there is none.';
comment on column karavan.consignment_estimate.hours is 'Mean of the hours beyond that time.';
comment on column karavan.consignment_estimate.look_at is 'When time alone may have moved it.';
comment on column karavan.consignment_estimate.moved is 'What moved it last; null where nothing has.';

alter table karavan.subscription add column moved_minutes integer not null default 720 check (moved_minutes > 0);
alter table karavan.subscription add column moved_chance double precision not null default 0.5
  check (moved_chance > 0 and moved_chance < 1);
comment on column karavan.subscription.moved_minutes is 'By how much an estimate must have moved to be told.';
comment on column karavan.subscription.moved_chance is 'The chance of missing the time that counts which, when crossed, is told.';

create table karavan.estimate_told (
  subscription_id uuid not null references karavan.subscription on delete cascade,
  consignment_id text collate "C" not null,
  told jsonb not null check (jsonb_typeof(told) = 'object'),
  primary key (subscription_id, consignment_id)
);
create index estimate_told_of on karavan.estimate_told (consignment_id);
comment on table karavan.estimate_told is 'The estimate that a subscriber was told last, against which the next are held.';

create table karavan.consignment_change (
  kind text not null check (kind in ('consignment', 'story', 'estimate')),
  id text collate "C" not null,
  told_in xid8 not null default pg_current_xact_id(),
  primary key (kind, id)
);
create index consignment_change_told on karavan.consignment_change (told_in);
comment on table karavan.consignment_change is 'The transaction that changed something last, for those who look on.';

insert into karavan.due (kind, id, later) select 'consignment', id, true from karavan.consignment_state where state <> 'delivered'
on conflict (kind, id) do update set marks = due.marks + 1;
`,
}
