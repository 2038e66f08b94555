package io.voicecrm.number;

/** What sort of number it is, as carriers sell them. */
public enum NumberKind {
    /** Of a place. */
    LOCAL,
    /** Free for whoever calls it. */
    TOLL_FREE,
    /** Of a mobile network. */
    MOBILE
}
