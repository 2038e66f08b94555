-- Whose credit it is. Amounts are in the unit: talk seconds, or millionths of a currency.

-- Where a tenant stands, so that nobody has to add up entries. The row is the lock of everything below it.
create table ledger_accounts (
    tenant_id text not null,
    unit text not null,
    available bigint not null default 0,
    held bigint not null default 0,
    -- The part of what is held that is for campaigns.
    earmarked bigint not null default 0,
    spent bigint not null default 0,
    debt bigint not null default 0,
    overdraft bigint not null default 0 check (overdraft >= 0),
    debt_limit bigint not null default 0 check (debt_limit >= 0),
    -- All credit that ever came in.
    credited bigint not null default 0,
    -- How many entries there are: the position of the last.
    entries bigint not null default 0,
    primary key (tenant_id, unit),
    -- Nobody spends what they do not have, whatever the program believes.
    constraint ledger_accounts_overdraft check (available >= -overdraft),
    constraint ledger_accounts_held check (held >= earmarked and earmarked >= 0),
    constraint ledger_accounts_spent check (spent >= 0),
    constraint ledger_accounts_debt check (debt >= 0 and debt <= debt_limit)
) with (fillfactor = 50);

-- Credit set aside for a call or a campaign. Its key is the call's attempt, so that a call is held for and paid once.
create table ledger_holds (
    tenant_id text not null,
    key text not null,
    unit text not null,
    minimum_seconds int not null,
    step_seconds int not null,
    per_minute bigint not null,
    is_earmark boolean not null,
    asked bigint not null check (asked >= 0),
    open bigint not null check (open >= 0),
    -- The earmark that a part of it was taken from, and that part.
    within text,
    taken bigint not null check (taken >= 0 and taken <= asked),
    state text not null check (state in ('OPEN', 'SETTLED', 'RELEASED')),
    used bigint not null check (used >= 0),
    uncollected bigint not null check (uncollected >= 0 and uncollected <= used),
    as_of timestamptz,
    opened_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, key),
    constraint ledger_holds_open check (open = 0 or state = 'OPEN')
) with (fillfactor = 70);

-- Those that somebody has to ask about, some day. It is as long as calls are up, however many there ever were.
create index ledger_holds_open on ledger_holds (expires_at, tenant_id, key) where state = 'OPEN';

-- Credit that came in or went out other than by a call.
create table ledger_postings (
    tenant_id text not null,
    key text not null,
    unit text not null,
    kind text not null,
    amount bigint not null check (amount <> 0),
    reason text,
    -- The top-up that a refund gives back.
    of text,
    expires_at timestamptz,
    queued_from bigint not null,
    credited bigint not null,
    refunded bigint not null default 0,
    is_lapsed boolean not null default false,
    at timestamptz not null,
    primary key (tenant_id, key),
    foreign key (tenant_id, unit) references ledger_accounts,
    foreign key (tenant_id, of) references ledger_postings,
    constraint ledger_postings_refunded check (refunded >= 0 and refunded <= greatest(amount, 0))
);

create index ledger_postings_lapsing on ledger_postings (expires_at) where expires_at is not null and not is_lapsed;

-- What moved. A row has both its sides, so that no set of rows can be out of balance.
create table ledger_entries (
    tenant_id text not null,
    unit text not null,
    position bigint not null,
    key text not null,
    kind text not null,
    source text not null,
    destination text not null,
    amount bigint not null check (amount > 0),
    reason text,
    at timestamptz not null,
    primary key (tenant_id, unit, position),
    constraint ledger_entries_two_sides check (source <> destination)
);

-- A call is settled once.
create unique index ledger_entries_settlement on ledger_entries (tenant_id, key) where kind = 'SETTLEMENT';

-- On what terms a tenant's calls are paid from credit; not from credit, where there is none or it is not active.
create table ledger_terms (
    tenant_id text primary key,
    is_active boolean not null,
    unit text not null,
    minimum_seconds int not null,
    step_seconds int not null,
    per_minute bigint not null,
    hold_seconds bigint not null,
    overdraft bigint not null,
    debt_limit bigint not null,
    since timestamptz not null
);

-- Between the platform's own accounts: what calls cost, and the like.
create table platform_entries (
    key text primary key,
    tenant_id text,
    unit text not null,
    source text not null,
    destination text not null,
    component text,
    amount bigint not null check (amount > 0),
    call text,
    at timestamptz not null,
    constraint platform_entries_two_sides check (source <> destination)
);

create index platform_entries_by_time on platform_entries (at);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'entries of %: are never changed or deleted; post another one', tg_table_name;
end $$;

create trigger append_only before update or delete on ledger_entries
    for each row execute function ledger_is_append_only();
create trigger append_only before update or delete on platform_entries
    for each row execute function ledger_is_append_only();

do $$
declare
    one text;
    platform constant text := 'current_setting(''voicecrm.tenant'', true) = ''*''';
    own constant text := 'tenant_id = current_setting(''voicecrm.tenant'', true)';
begin
    foreach one in array array['ledger_accounts', 'ledger_holds', 'ledger_postings', 'ledger_entries', 'ledger_terms',
                               'platform_entries'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format('create policy platform_scope on %I using (%s) with check (%s)', one, platform, platform);
        execute format('grant select, insert on %I to voicecrm_app', one);
    end loop;
    -- A tenant sees its own, and changes nothing: credit is the platform's to give.
    foreach one in array array['ledger_accounts', 'ledger_holds', 'ledger_postings', 'ledger_entries', 'ledger_terms'] loop
        execute format('create policy tenant_scope on %I for select using (%s)', one, own);
    end loop;
    foreach one in array array['ledger_accounts', 'ledger_holds', 'ledger_postings', 'ledger_terms'] loop
        execute format('grant update on %I to voicecrm_app', one);
    end loop;
end $$;
