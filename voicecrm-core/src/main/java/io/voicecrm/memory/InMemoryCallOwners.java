package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallOwners;
import io.voicecrm.call.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryCallOwners implements CallOwners {

    private final Board board;
    private final InMemoryAgentStore agents;
    private final InMemoryNumberStore numbers;

    InMemoryCallOwners(Board board, InMemoryAgentStore agents, InMemoryNumberStore numbers) {
        this.board = board;
        this.agents = agents;
        this.numbers = numbers;
    }

    @Override
    public Optional<CallOwner> ownerOf(CallEvent event) {
        synchronized (board) {
            Optional<Board.Try> attempt = Optional.ofNullable(event.attempt())
                    .map(board.tries::get)
                    .or(() -> Optional.ofNullable(board.attemptsByCall.get(event.call()))
                            .map(board.tries::get));
            return attempt.map(InMemoryCallOwners::ownerOf).or(() -> byNumberOrAgent(event));
        }
    }

    private static CallOwner ownerOf(Board.Try attempt) {
        return new CallOwner(attempt.entry.campaign.tenant(), attempt.id, attempt.target.contact.phone());
    }

    private Optional<CallOwner> byNumberOrAgent(CallEvent event) {
        if (!(event instanceof CallEvent.Started started)) {
            return Optional.empty();
        }
        boolean inbound = started.direction() == Direction.INBOUND;
        PhoneNumber person = inbound ? started.from() : started.to();
        return tenantOf(inbound ? started.to() : started.from(), started.agent())
                .map(tenant -> new CallOwner(tenant, null, person));
    }

    @Override
    public Optional<TenantId> tenantOf(@Nullable PhoneNumber ours, @Nullable AgentId agent) {
        synchronized (board) {
            return Optional.ofNullable(ours)
                    .flatMap(numbers::ownerOf)
                    .or(() -> Optional.ofNullable(agent).flatMap(agents::ownerOf));
        }
    }
}
