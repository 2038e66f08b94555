package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /v1/user/subscription}: a plan of the larger sort, and what was used up of it. */
final class SubscriptionJson {

    private static final long CREDITS = 11_000_000;

    private final Clock clock;
    private final Account account;
    private final Prices prices;

    SubscriptionJson(Clock clock, Account account, Prices prices) {
        this.clock = clock;
        this.account = account;
        this.prices = prices;
    }

    HttpReply get() {
        Instant now = clock.instant();
        return HttpReply.ok(new JsonObject()
                .with("tier", "business")
                .with("character_count", usedBy(now))
                .with("character_limit", CREDITS)
                .with("max_character_limit_extension", null)
                .with("max_credit_limit_extension", 0)
                .with("can_extend_character_limit", false)
                .with("allowed_to_extend_character_limit", false)
                .with(
                        "next_character_count_reset_unix",
                        now.plus(Duration.ofDays(30)).getEpochSecond())
                .with("voice_slots_used", 0)
                .with("professional_voice_slots_used", 0)
                .with("professional_voice_slots_used_in_workspace", 0)
                .with("voice_limit", 660)
                .with("voice_add_edit_counter", 0)
                .with("professional_voice_limit", 3)
                .with("can_extend_voice_limit", false)
                .with("can_use_instant_voice_cloning", true)
                .with("can_use_professional_voice_cloning", true)
                .with("currency", "usd")
                .with("current_overage", new JsonObject().with("amount", "0").with("currency", "usd"))
                .with("status", "active")
                .with("open_invoices", List.of())
                .with("has_open_invoices", false));
    }

    private long usedBy(Instant now) {
        long credits = 0;
        for (Conversation conversation : account.conversationsBefore(Long.MAX_VALUE)) {
            if (!conversation.doneAt().isAfter(now)) {
                credits += prices.credits(conversation.talkTime());
            }
        }
        return credits;
    }
}
