package io.voicecrm.retell;

/**
 * Where everything is, in one place: the provider retires addresses with a few months' notice, and each has a version of
 * its own. These are the ones that hold since 2026-09.
 */
final class Paths {

    static final String CREATE_CALL = "v2/create-phone-call";
    static final String GET_CALL = "v2/get-call";
    static final String LIST_CALLS = "v3/list-calls";
    static final String STOP_CALL = "v2/stop-call";
    static final String DELETE_CALL = "v2/delete-call";

    static final String CREATE_AGENT = "create-agent";
    static final String GET_AGENT = "get-agent";
    static final String UPDATE_AGENT = "update-agent";
    static final String DELETE_AGENT = "delete-agent";
    static final String LIST_AGENTS = "v2/list-agents";

    static final String CREATE_LLM = "create-retell-llm";
    static final String GET_LLM = "get-retell-llm";
    static final String UPDATE_LLM = "update-retell-llm";
    static final String DELETE_LLM = "delete-retell-llm";

    static final String LIST_NUMBERS = "v2/list-phone-numbers";
    static final String GET_NUMBER = "get-phone-number";

    static final String BUY_NUMBER = "create-phone-number";
    static final String IMPORT_NUMBER = "import-phone-number";
    static final String UPDATE_NUMBER = "update-phone-number";
    static final String DELETE_NUMBER = "delete-phone-number";

    static final String REGISTER_CALL = "v2/register-phone-call";
    static final String CREATE_BATCH = "create-batch-call";
    static final String GET_CONCURRENCY = "get-concurrency";

    static final String LIST_VOICES = "list-voices";
    static final String GET_VOICE = "get-voice";

    static final String CREATE_KNOWLEDGE = "create-knowledge-base";
    static final String ADD_KNOWLEDGE = "add-knowledge-base-sources";
    static final String GET_KNOWLEDGE = "get-knowledge-base";
    static final String LIST_KNOWLEDGE = "list-knowledge-bases";
    static final String DELETE_KNOWLEDGE = "delete-knowledge-base";

    private Paths() {}
}
