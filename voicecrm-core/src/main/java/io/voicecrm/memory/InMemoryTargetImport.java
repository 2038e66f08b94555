package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import java.util.LinkedHashMap;
import java.util.Map;

final class InMemoryTargetImport implements TargetImport {

    private final Board board;
    private final Board.Entry entry;
    private final Map<PhoneNumber, Contact> contacts = new LinkedHashMap<>();
    private long duplicatesInFile;
    private boolean closed;

    InMemoryTargetImport(Board board, Board.Entry entry) {
        this.board = board;
        this.entry = entry;
        refuseIfOver();
    }

    @Override
    public void add(long row, Contact contact) {
        if (contacts.putIfAbsent(contact.phone(), contact) != null) {
            duplicatesInFile++;
        }
    }

    @Override
    public Tally commit() {
        if (closed) {
            throw new IllegalStateException("import into campaign " + entry.campaign.id() + ": is closed");
        }
        closed = true;
        synchronized (board) {
            refuseIfOver();
            long imported = 0;
            for (Contact contact : contacts.values()) {
                if (!entry.targets.containsKey(contact.phone())) {
                    entry.add(contact);
                    imported++;
                }
            }
            return new Tally(imported, duplicatesInFile, contacts.size() - imported);
        }
    }

    @Override
    public void close() {
        closed = true;
        contacts.clear();
    }

    private void refuseIfOver() {
        Campaign campaign = entry.campaign;
        if (campaign.isOver()) {
            throw new IllegalStateException("campaign " + campaign.id() + ": is " + campaign.state());
        }
    }
}
