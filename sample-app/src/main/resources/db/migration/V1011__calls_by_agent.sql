-- What each agent did lately, for the platform's list of all agents.
create index calls_by_agent on calls (provider, agent_id, ended_at);
