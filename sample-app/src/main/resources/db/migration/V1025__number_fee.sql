-- What a number costs a client in a month. It was free until now, and is in the terms of those who have it free.
alter table plans add column number_fee_minor bigint not null default 0 check (number_fee_minor >= 0);
alter table plan_terms add column number_fee_minor bigint not null default 0;
