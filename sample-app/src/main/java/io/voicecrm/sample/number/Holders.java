package io.voicecrm.sample.number;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.number.Binding;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the clients and agents are called that have numbers: those of a whole page at once. */
@Component
class Holders {

    private final Scope scope;

    Holders(Scope scope) {
        this.scope = scope;
    }

    /** Names by id. */
    record Names(Map<String, String> clients, Map<AgentId, String> agents) {

        Reference client(TenantId id) {
            return new Reference(id.value(), clients.getOrDefault(id.value(), id.value()));
        }

        @Nullable
        Reference agent(PooledNumber number) {
            Binding binding = number.binding();
            return binding == null ? null : agent(binding.agent());
        }

        private Reference agent(AgentId id) {
            return new Reference(id.value(), agents.getOrDefault(id, id.value()));
        }
    }

    private record Client(String id, String name) {}

    private record Agent(String provider, String id, String name) {

        AgentId agentId() {
            return new AgentId(new ProviderId(provider), id);
        }
    }

    Names of(List<PooledNumber> numbers) {
        List<String> tenants = distinct(numbers, number -> {
            TenantId tenant = number.tenant();
            return tenant == null ? null : tenant.value();
        });
        List<String> agents = distinct(numbers, number -> {
            Binding binding = number.binding();
            return binding == null ? null : binding.agent().value();
        });
        return new Names(
                clients(tenants).stream().collect(Collectors.toMap(Client::id, Client::name)),
                agents(agents).stream().collect(Collectors.toMap(Agent::agentId, Agent::name)));
    }

    private List<Client> clients(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : scope.platform(jdbc -> jdbc.sql("select tenant_id as id, name from tenants where tenant_id in (:ids)")
                        .param("ids", ids)
                        .query(Client.class)
                        .list());
    }

    private List<Agent> agents(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : scope.platform(
                        jdbc -> jdbc.sql("select provider, agent_id as id, name from agents where agent_id in (:ids)")
                                .param("ids", ids)
                                .query(Agent.class)
                                .list());
    }

    private static List<String> distinct(
            List<PooledNumber> numbers, Function<PooledNumber, @Nullable String> property) {
        return numbers.stream()
                .map(property)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
