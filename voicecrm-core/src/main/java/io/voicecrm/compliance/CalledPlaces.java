package io.voicecrm.compliance;

import io.voicecrm.contact.Contact;

/** Says where people are called, as the rules see it: by what the list says of them, else by their number. Thread-safe. */
public final class CalledPlaces {

    private final Numbers numbers;
    private final Places places;

    /** Reads the table of states; keep it where you can. */
    public CalledPlaces() {
        States states = new States();
        this.numbers = new Numbers(states);
        this.places = new Places(numbers, states);
    }

    /** Where somebody is called; never null, but possibly nowhere known. */
    public CalledPlace of(Contact contact) {
        return places.of(contact, numbers.read(contact.phone()));
    }
}
