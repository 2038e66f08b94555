package io.voicecrm.testkit.simulator;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.Secret;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.CarrierException;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.Channel;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberSearch;
import io.voicecrm.number.OfferedNumber;
import io.voicecrm.number.Purchase;
import io.voicecrm.number.Purchase.Bought;
import io.voicecrm.number.Purchase.Reason;
import io.voicecrm.number.Purchase.Refused;
import io.voicecrm.number.Purchase.Unknown;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.NumberImport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A carrier in the heap: it sells the numbers of {@link Fixtures#phone}, each once, and goes wrong when told to.
 * Thread-safe.
 */
public final class SimulatedCarrier implements Carrier {

    /** How this carrier is named. */
    public static final ProviderId ID = new ProviderId("simulated-carrier");

    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final Set<Channel> CHANNELS = EnumSet.of(Channel.VOICE, Channel.SMS);

    private final Map<String, CarrierNumber> owned = new TreeMap<>();
    private final Map<String, NumberRoutes> routes = new ConcurrentHashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int purchases;

    /** What goes wrong with a purchase. */
    public enum Fault {
        /** The number is sold, and the answer is lost. */
        ANSWER_LOST,
        /** Nothing arrives at the carrier. */
        REQUEST_LOST,
        /** Too many requests; nothing is sold. */
        TOO_FAST,
        /** Somebody else has just bought it. */
        GONE,
        /** The account has no credit. */
        NO_CREDIT
    }

    /** What goes wrong with the next purchases, one each. */
    public synchronized void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** How many requests to buy have arrived, refused ones included. */
    public synchronized int purchases() {
        return purchases;
    }

    /** Where a number's calls go; everything unchanged if that was never said. */
    public NumberRoutes routesOf(PhoneNumber number) {
        return routes.getOrDefault(number.e164(), NumberRoutes.UNCHANGED);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public synchronized List<OfferedNumber> search(NumberSearch search) {
        String start = "+1" + (search.areaCode() == null ? "" : search.areaCode());
        String part = search.contains() == null ? "" : search.contains();
        return IntStream.range(0, Fixtures.PHONE_COUNT)
                .mapToObj(Fixtures::phone)
                .filter(number ->
                        number.e164().startsWith(start) && number.e164().contains(part))
                .filter(number -> !owned.containsKey(number.e164()))
                .filter(number -> search.country().equals("US") && CHANNELS.containsAll(search.channels()))
                .limit(search.limit())
                .map(number -> new OfferedNumber(number, new NumberPlace("US", "NY", "New York"), CHANNELS, false))
                .toList();
    }

    @Override
    public synchronized Purchase buy(PhoneNumber number, String label) {
        Fault fault = faults.poll();
        if (fault == Fault.REQUEST_LOST) {
            return new Unknown("no answer");
        }
        purchases++;
        if (fault == Fault.TOO_FAST) {
            return new Refused(Reason.TOO_FAST, "too many requests");
        }
        if (fault == Fault.NO_CREDIT) {
            return new Refused(Reason.ACCOUNT, "no credit");
        }
        CarrierNumber line =
                new CarrierNumber("line-" + number.e164().substring(2), ACCOUNT, number, label, "US", CHANNELS);
        if (fault == Fault.GONE || owned.putIfAbsent(number.e164(), line) != null) {
            return new Refused(Reason.GONE, "not for sale");
        }
        return fault == Fault.ANSWER_LOST ? new Unknown("no answer") : new Bought(line);
    }

    @Override
    public synchronized Optional<CarrierNumber> find(PhoneNumber number) {
        return Optional.ofNullable(owned.get(number.e164()));
    }

    @Override
    public synchronized Page<CarrierNumber> owned(@Nullable String cursor) {
        return new Page<>(List.copyOf(owned.values()), null);
    }

    @Override
    public synchronized void route(CarrierLine line, NumberRoutes newRoutes) {
        routes.put(held(line).number().e164(), newRoutes);
    }

    @Override
    public synchronized void release(CarrierLine line) {
        owned.values().removeIf(number -> number.id().equals(line.id()));
    }

    @Override
    public NumberImport importOf(CarrierLine line, PhoneNumber number, String label) {
        return new NumberImport.Twilio(number, label, ACCOUNT, Secret.of("simulated-token"));
    }

    private CarrierNumber held(CarrierLine line) {
        return owned.values().stream()
                .filter(number -> number.id().equals(line.id()))
                .findFirst()
                .orElseThrow(() -> new CarrierException(
                        ID, CarrierException.Kind.NOT_FOUND, "line " + line.id() + ": is not there", null));
    }
}
