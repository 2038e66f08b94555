package io.voicecrm.compliance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision in its tenant's chain.
 *
 * @param position counts from 1 within the tenant
 * @param previousHash the hash of the link before; {@link #START} for the first
 * @param hash SHA-256 over the previous hash, the position and everything in the record, in hex
 */
public record DecisionLink(long position, DecisionRecord record, String previousHash, String hash) {

    /** What the first link of a chain follows. */
    public static final String START = "0".repeat(64);

    /** The link that puts {@code record} at the end of a chain. */
    public static DecisionLink after(String previousHash, long position, DecisionRecord record) {
        return new DecisionLink(position, record, previousHash, hash(previousHash, position, record));
    }

    /** Whether this is, unchanged, what was put behind {@code previous}. */
    boolean follows(String previous) {
        return previousHash.equals(previous) && hash.equals(hash(previous, position, record));
    }

    private static String hash(String previousHash, long position, DecisionRecord record) {
        String fields = Stream.of(
                        previousHash,
                        position,
                        record.tenant().value(),
                        record.attempt(),
                        record.phone().e164(),
                        record.kind(),
                        record.ruleId(),
                        record.until() == null ? "" : record.until(),
                        record.why(),
                        record.citation(),
                        record.pack(),
                        record.place(),
                        record.localTimes(),
                        record.at())
                .map(Object::toString)
                // With its length in front, no text can pass for the end of one field and the start of the next.
                .map(field -> field.length() + ":" + field)
                .collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(fields.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java has it", e);
        }
    }
}
