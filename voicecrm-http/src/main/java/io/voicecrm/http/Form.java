package io.voicecrm.http;

import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** A form with files, {@code multipart/form-data}. Not thread-safe. */
public final class Form {

    private final MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);

    /** Adds a field. */
    public Form field(String name, String value) {
        parts.addFormDataPart(name, value);
        return this;
    }

    /**
     * Adds a file.
     *
     * @param mediaType such as {@code application/pdf}
     * @throws IllegalArgumentException if {@code mediaType} is none
     */
    public Form file(String name, String fileName, String mediaType, byte[] content) {
        parts.addFormDataPart(name, fileName, RequestBody.create(content, MediaType.get(mediaType)));
        return this;
    }

    RequestBody body() {
        return parts.build();
    }
}
