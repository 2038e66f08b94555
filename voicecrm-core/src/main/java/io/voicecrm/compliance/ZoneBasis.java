package io.voicecrm.compliance;

/** How we know where a person is, best first. */
public enum ZoneBasis {
    /** The list says their zone. */
    TIME_ZONE,
    /** The list says their state or province. */
    STATE,
    /** The list says their postal code. */
    POSTAL_CODE,
    /** Only the number says it. A number can be taken along, so this is a guess that the law accepts. */
    NUMBER,
    /** Nothing says it. */
    UNKNOWN
}
