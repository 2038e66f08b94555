package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who must not be called: each tenant's own list, the platform's, and national lists. What is added holds for the next
 * decision. Implementations are thread-safe, also across processes where the data is shared.
 */
@ExtensionPoint
public interface DoNotCallStore {

    /**
     * Adds entries, all or nothing. An entry that is there already stays as it is; one that was lifted holds again.
     *
     * @return how many were not there
     */
    int add(Collection<DoNotCall> entries);

    /**
     * Takes an entry back, for one that was a mistake; that it was there is kept. Of a tenant's own entry only: what the
     * platform says stays.
     *
     * @return whether there was one
     */
    boolean lift(TenantId tenant, PhoneNumber phone, String by, Instant at);

    /** The entries that forbid calling any of {@code callees}: the tenant's own, or else the platform's. */
    Map<Callee, DoNotCall> find(Collection<Callee> callees);

    /**
     * A tenant's own entries by number, without the platform's.
     *
     * @param after where the page before ended; null for the first page
     * @param limit at least 1
     */
    List<DoNotCall> page(TenantId tenant, @Nullable PhoneNumber after, int limit);

    /**
     * Starts to replace a national list; the old one holds until the new one is committed.
     *
     * @param list its name in the rules, such as {@code US-DNC}
     * @param asOf of when the list is, not when it is imported; an older one than is there changes nothing
     */
    NationalImport importNational(String list, Instant asOf);

    /** Which of {@code phones} are on a national list, and of when the list is; empty if there never was one. */
    Optional<NationalMatch> findNational(String list, Collection<PhoneNumber> phones);

    /** A national list on its way in, all or nothing. For one thread; close it, committed or not. */
    interface NationalImport extends AutoCloseable {

        /** Adds a number; a number that came before is one. */
        void add(PhoneNumber phone);

        /**
         * Puts the list in place of the one before, at once.
         *
         * @return how many different numbers are on it
         * @throws IllegalStateException after a commit
         */
        long commit();

        /** Gives up what is not committed. Idempotent. */
        @Override
        void close();
    }

    /**
     * A look into a national list.
     *
     * @param asOf of when the list is
     * @param listed those of the numbers asked for that are on it
     */
    record NationalMatch(Instant asOf, Set<PhoneNumber> listed) {

        /** Copies the set. */
        public NationalMatch {
            listed = Set.copyOf(listed);
        }
    }
}
