package io.voicecrm.sample.reconciliation;

import io.voicecrm.contact.CsvFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a provider charged, some calls at a time. Rows that it cannot read are counted, and the first are kept. */
final class ProviderFile implements CsvFile.Rows {

    private static final int AT_ONCE = 1_000;
    private static final int SHOWN = 100;
    private static final int NANOS = 9;
    private static final int LONGEST_ID = 200;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,9}(\\.\\d{1,20})?");

    private final Unit unit;
    private final Consumer<Map<String, Charge>> charges;
    private final Map<String, Charge> waiting = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable FileColumns columns;
    private int decimals;
    private long rows;
    private long unread;

    /** @param charges gets each call once in a batch; it may come again in a later one, with what is to be added */
    ProviderFile(Unit unit, Consumer<Map<String, Charge>> charges) {
        this.unit = unit;
        this.charges = charges;
        this.decimals = unit.decimals();
    }

    /** What a call cost, and in how many rows it was said. */
    record Charge(long nanos, int rows) {

        Charge plus(Charge other) {
            return new Charge(Math.addExact(nanos, other.nanos), rows + other.rows);
        }
    }

    /** @param field the column's name; null if it is the row that cannot be read */
    record Fault(long row, @Nullable String field, String reason) {}

    @Override
    public void header(List<String> names) {
        columns = FileColumns.of(names, unit);
    }

    @Override
    public void row(long row, List<String> fields) {
        rows++;
        FileColumns known = Objects.requireNonNull(columns, "the header comes first");
        String call = field(fields, known.call());
        String amount = field(fields, known.amount()).replaceFirst("^[$€£]\\s*", "");
        String currency = known.unit() < 0 ? "" : field(fields, known.unit());
        if (call.isEmpty() || call.length() > LONGEST_ID) {
            fault(row, "call", "must be the provider's id of a call, of 1 to " + LONGEST_ID + " characters");
        } else if (!NUMBER.matcher(amount).matches()) {
            fault(row, known.amountName(), "must be a number with a decimal point, such as 0.1234");
        } else if (!currency.isEmpty() && !currency.equalsIgnoreCase(unit.code())) {
            fault(row, "currency", "is not " + unit.code() + ", in which this file is compared");
        } else {
            add(call, known.isInCents() ? new BigDecimal(amount).movePointLeft(2) : new BigDecimal(amount));
        }
    }

    @Override
    public void malformed(long row, String reason) {
        rows++;
        fault(row, null, reason);
    }

    /** Hands out what waits. */
    void finish() {
        if (!waiting.isEmpty()) {
            charges.accept(Map.copyOf(waiting));
            waiting.clear();
        }
    }

    private void add(String call, BigDecimal amount) {
        decimals = Math.max(decimals, Math.min(NANOS, amount.scale()));
        long nanos = amount.setScale(NANOS, RoundingMode.HALF_UP)
                .movePointRight(NANOS)
                .longValueExact();
        waiting.merge(call, new Charge(nanos, 1), Charge::plus);
        if (waiting.size() == AT_ONCE) {
            finish();
        }
    }

    private void fault(long row, @Nullable String field, String reason) {
        unread++;
        if (faults.size() < SHOWN) {
            faults.add(new Fault(row, field, reason));
        }
    }

    private static String field(List<String> fields, int position) {
        return position < fields.size() ? fields.get(position).strip() : "";
    }

    /** How exact the amounts are, at most. */
    int decimals() {
        return decimals;
    }

    long rows() {
        return rows;
    }

    long unread() {
        return unread;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
