package io.voicecrm.sample.campaign;

import io.voicecrm.IdSource;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names the campaign of a single call before it is made, one name per key of a client: whoever asks again after a lost
 * answer gets the same call. A key is kept for good, and is its client's alone.
 */
@Component
public class IdempotencyKeys {

    /** The header, as the IETF's draft names it. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Scope scope;
    private final IdSource ids;
    private final Clock clock;

    IdempotencyKeys(Scope scope, IdSource ids, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.clock = clock;
    }

    private record Kept(String requestHash, UUID campaignId) {}

    /**
     * The id for the campaign that a request makes; a new one each time without a key.
     *
     * @param key null if the caller sent none
     * @param request all that the request asks for, part by part
     * @throws org.springframework.web.ErrorResponseException 400 if the key is not one, 409 if it came with another request
     */
    public CampaignId campaignFor(Tenant tenant, @Nullable String key, List<String> request) {
        UUID fresh = ids.next();
        if (key == null) {
            return new CampaignId(fresh);
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid(HEADER, "must be 1 to 200 visible ASCII characters");
        }
        String hash = hash(request);
        Kept kept = scope.tenant(tenant.tenantId(), jdbc -> {
            jdbc.sql("""
                            insert into idempotency_keys (tenant_id, key, request_hash, campaign_id, created_at)
                            values (:tenant, :key, :hash, :campaign, :now) on conflict do nothing""")
                    .param("tenant", tenant.id())
                    .param("key", key)
                    .param("hash", hash)
                    .param("campaign", fresh)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return jdbc.sql("""
                            select request_hash, campaign_id from idempotency_keys
                            where tenant_id = :tenant and key = :key""")
                    .param("tenant", tenant.id())
                    .param("key", key)
                    .query(Kept.class)
                    .single();
        });
        if (!kept.requestHash().equals(hash)) {
            throw Problems.conflict("This " + HEADER + " came with another request before. Use a new one.");
        }
        return new CampaignId(kept.campaignId());
    }

    /** Of the parts with their lengths, so that no two requests look alike. */
    private static String hash(List<String> request) {
        StringBuilder text = new StringBuilder();
        request.forEach(part -> text.append(part.length()).append(':').append(part));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
