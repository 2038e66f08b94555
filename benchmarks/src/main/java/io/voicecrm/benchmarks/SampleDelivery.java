package io.voicecrm.benchmarks;

import java.nio.charset.StandardCharsets;

/** What ElevenLabs sends after a call of some minutes: the documented fields, and as many turns as the size asks for. */
final class SampleDelivery {

    private static final String HEAD = """
            {"type":"post_call_transcription","event_timestamp":1764457176,"data":{"agent_id":"agent_0123456789",\
            "conversation_id":"%s","status":"done","user_id":"3f1c2d1e-8a52-4c8e-9a94-0c56d1f4a001","transcript":[""";

    private static final String TURN = """
            {"role":"%s","message":"Yes, Tuesday at ten would suit me well, thank you for asking me first.",\
            "tool_calls":[],"tool_results":[],"feedback":null,"llm_override":null,"time_in_call_secs":%d,\
            "conversation_turn_metrics":{"metrics":{"convai_llm_service_ttfb":{"elapsed_time":0.37}}},\
            "rag_retrieval_info":null,"llm_usage":null,"interrupted":false,"original_message":null}""";

    private static final String TAIL = """
            ],"metadata":{"start_time_unix_secs":1764457000,"accepted_time_unix_secs":1764457001,\
            "call_duration_secs":142,"cost":238,"termination_reason":"end_call tool was called.",\
            "phone_call":{"type":"twilio","direction":"outbound","phone_number_id":"phnum_1",\
            "agent_number":"+12025550199","external_number":"+12025550101","stream_sid":"MZ1","call_sid":"CA1"}},\
            "analysis":{"evaluation_criteria_results":{},"data_collection_results":{"intent":{"value":"showing"}},\
            "call_successful":"success","transcript_summary":"The person asked for a showing on Tuesday at ten."},\
            "conversation_initiation_client_data":{"conversation_config_override":{},"dynamic_variables":{}}}}""";

    private SampleDelivery() {}

    /** A delivery of at least {@code bytes} bytes, and not a turn more. */
    static byte[] of(String conversation, int bytes) {
        StringBuilder json = new StringBuilder(HEAD.formatted(conversation));
        for (int turn = 0; turn == 0 || json.length() + TAIL.length() < bytes; turn++) {
            json.append(turn == 0 ? "" : ",").append(TURN.formatted(turn % 2 == 0 ? "agent" : "user", turn * 4));
        }
        return json.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }
}
