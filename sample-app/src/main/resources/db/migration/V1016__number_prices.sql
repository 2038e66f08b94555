-- What a number of an order costs in a month, by the price book of the day on which it was ordered. No client sees it.
create table number_order_prices (
    order_id uuid primary key references number_orders,
    monthly_price numeric(12, 4) not null check (monthly_price >= 0),
    currency text not null
);

alter table number_order_prices enable row level security;
alter table number_order_prices force row level security;
create policy platform_scope on number_order_prices
    using (current_setting('voicecrm.tenant', true) = '*')
    with check (current_setting('voicecrm.tenant', true) = '*');
grant select, insert on number_order_prices to voicecrm_app;
