package io.voicecrm.jdbc;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DisconnectionStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JdbcDisconnectionStore implements DisconnectionStore {

    private final JdbcRunner runner;

    JdbcDisconnectionStore(JdbcRunner runner) {
        this.runner = runner;
    }

    @Override
    public void add(Map<PhoneNumber, Optional<LocalDate>> lastDisconnected) {
        List<Map.Entry<PhoneNumber, Optional<LocalDate>>> all = List.copyOf(lastDisconnected.entrySet());
        // In one order, so that two imports of the same numbers do not wait for each other in a circle.
        runner.asPlatform(connection -> Sql.on(connection, """
                insert into disconnected_numbers as known (phone, last_disconnected)
                select phone, day::date from unnest(?, ?) as given (phone, day) order by phone
                on conflict (phone) do update set last_disconnected = excluded.last_disconnected
                where known.last_disconnected is null or excluded.last_disconnected > known.last_disconnected""")
                .withTexts(all.stream().map(entry -> entry.getKey().e164()).toList())
                .withTexts(all.stream()
                        .map(entry -> entry.getValue().map(LocalDate::toString).orElse(null))
                        .toList())
                .update());
    }

    @Override
    public Map<PhoneNumber, Optional<LocalDate>> find(Collection<PhoneNumber> phones) {
        Map<PhoneNumber, Optional<LocalDate>> found = new HashMap<>();
        runner.asPlatform(connection -> Sql.on(
                        connection, "select phone, last_disconnected from disconnected_numbers where phone = any(?)")
                .withTexts(phones.stream().map(PhoneNumber::e164).distinct().toList())
                .list(row -> found.put(
                        PhoneNumber.of(row.getString("phone")),
                        Optional.ofNullable(row.getObject("last_disconnected", LocalDate.class)))));
        return found;
    }
}
