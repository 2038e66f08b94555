package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number that we hold elsewhere, and how the provider reaches it there. */
public sealed interface NumberImport {

    /** The number. */
    PhoneNumber number();

    /** Shown to people. */
    String label();

    /**
     * A number at Twilio.
     *
     * @param accountSid the account that owns the number: {@code AC} and 32 hexadecimal digits
     * @param authToken lets the provider act as that account
     */
    record Twilio(PhoneNumber number, String label, String accountSid, Secret authToken) implements NumberImport {

        /** @throws IllegalArgumentException if {@code accountSid} is not one */
        public Twilio {
            if (!accountSid.matches("AC[0-9a-fA-F]{32}")) {
                throw new IllegalArgumentException(
                        "Twilio account sid: " + PhoneNumber.mask(accountSid) + " is not AC and 32 hexadecimal digits");
            }
        }
    }

    /**
     * A number behind a SIP trunk.
     *
     * @param terminationHost where outbound calls are sent: a host, or host and port, without a scheme
     * @param login what the trunk asks for; null if it knows the provider by its address
     */
    record SipTrunk(
            PhoneNumber number,
            String label,
            String terminationHost,
            Transport transport,
            @Nullable Login login) implements NumberImport {

        /** @throws IllegalArgumentException if {@code terminationHost} is blank or has a scheme */
        public SipTrunk {
            if (terminationHost.isBlank() || terminationHost.matches("(?i)sips?:.*")) {
                throw new IllegalArgumentException(
                        "SIP termination host: \"" + terminationHost + "\"; expected a host without sip: in front");
            }
        }

        /** What the trunk asks for. */
        public Optional<Login> credentials() {
            return Optional.ofNullable(login);
        }
    }

    /** How the trunk asks who is calling. */
    record Login(String username, Secret password) {}

    /** What carries the signalling. */
    enum Transport {
        UDP,
        TCP,
        TLS
    }
}
