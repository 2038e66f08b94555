package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters of {@code /v3/list-calls}; all have to match. */
record RetellFilters(JsonObject criteria) {

    private static final Set<String> OF_FIELDS = Set.of(
            "call_id",
            "call_status",
            "call_type",
            "direction",
            "disconnection_reason",
            "from_number",
            "to_number",
            "start_timestamp",
            "end_timestamp",
            "duration_ms");
    private static final Set<String> OF_ANALYSIS = Set.of("user_sentiment", "call_successful", "in_voicemail");

    boolean match(JsonObject json, RetellCall call) {
        return criteria.members().keySet().stream().allMatch(name -> matches(name, json, call));
    }

    private boolean matches(String name, JsonObject json, RetellCall call) {
        if (OF_FIELDS.contains(name)) {
            return fits(criteria.at(name), json.get(name));
        }
        if (OF_ANALYSIS.contains(name)) {
            return fits(criteria.at(name), json.at("call_analysis").get(name));
        }
        switch (name) {
            case "batch_call_id":
                return fits(criteria.at(name), call.batch());
            case "agent":
                return criteria.list(name).stream()
                        .anyMatch(agent -> ((JsonObject) agent)
                                .text("agent_id")
                                .equals(call.agent().text("agent_id")));
            case "metadata":
                return allFit(criteria.list(name), json.at("metadata"));
            case "dynamic_variables":
                return allFit(criteria.list(name), json.at("retell_llm_dynamic_variables"));
            case "custom_analysis_data":
                return allFit(criteria.list(name), json.at("call_analysis", "custom_analysis_data"));
            default:
                throw RetellError.invalid("filter_criteria: " + name + " is not a filter");
        }
    }

    private static boolean allFit(List<?> filters, JsonObject values) {
        return filters.stream()
                .map(JsonObject.class::cast)
                .allMatch(filter -> fits(filter, values.get(filter.text("key"))));
    }

    private static boolean fits(JsonObject filter, @Nullable Object value) {
        switch (filter.text("type")) {
            case "present":
                return filter.text("op").equals("pr") == (value != null);
            case "enum":
                return value != null && filter.list("value").contains(value);
            case "string":
                return value != null && text(filter.text("op"), value.toString(), filter.text("value"));
            case "number":
                return value instanceof Number number && compares(filter.text("op"), number, filter.get("value"));
            case "range":
                List<?> range = filter.list("value");
                return value instanceof Number number
                        && compares("ge", number, range.get(0))
                        && compares("le", number, range.get(1));
            case "boolean":
                return value != null && value.equals(filter.get("value"));
            default:
                throw RetellError.invalid("filter_criteria: a filter needs a type");
        }
    }

    private static boolean text(String op, String value, String wanted) {
        switch (op) {
            case "eq":
                return value.equals(wanted);
            case "ne":
                return !value.equals(wanted);
            case "sw":
                return value.startsWith(wanted);
            case "ew":
                return value.endsWith(wanted);
            case "co":
                return value.contains(wanted);
            default:
                throw RetellError.invalid("filter_criteria: op " + op + " is not one for strings");
        }
    }

    private static boolean compares(String op, Number value, @Nullable Object wanted) {
        int order = new BigDecimal(value.toString()).compareTo(new BigDecimal(String.valueOf(wanted)));
        switch (op) {
            case "eq":
                return order == 0;
            case "ne":
                return order != 0;
            case "gt":
                return order > 0;
            case "ge":
                return order >= 0;
            case "lt":
                return order < 0;
            case "le":
                return order <= 0;
            default:
                throw RetellError.invalid("filter_criteria: op " + op + " is not one for numbers");
        }
    }
}
