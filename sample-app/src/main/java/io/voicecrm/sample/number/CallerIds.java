package io.voicecrm.sample.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.Agent;
import io.voicecrm.campaign.Route;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which number the people see whom a client calls. */
@Component
public class CallerIds {

    private final VoiceCrm crm;

    CallerIds(VoiceCrm crm) {
        this.crm = crm;
    }

    /** How calls of a client's agent go. */
    public Route route(Tenant tenant, Agent agent) {
        return new Route(agent.id(), number(tenant, agent.id().provider()));
    }

    /**
     * The client's own number where the provider has it, else the provider's first: a call that shows another number of the
     * platform is better than none. The first account is not asked; the client's number is one of it.
     */
    private PhoneNumber number(Tenant tenant, ProviderId provider) {
        if (tenant.callerId() == null) {
            throw Problems.conflict("There is no number to call from yet. Ask the platform for one.");
        }
        PhoneNumber own = PhoneNumber.of(tenant.callerId());
        VoiceAccount account = crm.account(provider);
        if (account.equals(crm.accounts().get(0))) {
            return own;
        }
        List<PhoneNumber> there = account.provider().phoneNumbers().list().stream()
                .map(OwnedNumber::number)
                .toList();
        if (there.isEmpty()) {
            throw Problems.conflict(
                    "There is no number at " + provider + " to call from yet. Ask the platform for one.");
        }
        return there.contains(own) ? own : there.get(0);
    }
}
