package io.voicecrm.contact;

/** How large a file and its parts may be; see the setters of {@link ContactCsv.Builder}. */
record CsvLimits(long maxRows, int maxColumns, int maxFieldCharacters, int maxRowCharacters) {}
