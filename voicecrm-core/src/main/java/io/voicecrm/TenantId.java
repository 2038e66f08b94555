package io.voicecrm;

/**
 * Whose data this is. Every store call that touches a tenant's data carries one.
 *
 * @param value 1 to 64 characters, opaque to voicecrm; not {@code *}, by which stores mean the platform
 */
public record TenantId(String value) {

    /** @throws IllegalArgumentException if {@code value} is blank, longer than 64 characters, or {@code *} */
    public TenantId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("tenant id: \"" + value + "\" must have 1 to 64 characters");
        }
        if (value.equals("*")) {
            throw new IllegalArgumentException("tenant id: \"*\" means the platform and names no tenant");
        }
    }

    /** The bare value, so that an id can be put into a message as it is. */
    @Override
    public String toString() {
        return value;
    }
}
