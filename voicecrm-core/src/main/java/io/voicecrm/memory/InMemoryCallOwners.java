package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallOwners;
import io.voicecrm.call.Direction;
import java.util.Optional;

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
        return Optional.ofNullable(inbound ? started.to() : started.from())
                .flatMap(numbers::ownerOf)
                .or(() -> agents.ownerOf(started.agent()))
                .map(tenant -> new CallOwner(tenant, null, person));
    }
}
