package io.voicecrm.spring.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * The memory that bodies of unknown senders may take while they are received. Whoever posts can be anybody until the
 * signature is checked, and that needs the whole body: without a common limit, many large ones at once would fill the heap.
 * Thread-safe.
 */
final class BodyBudget {

    private static final int CHUNK_BYTES = 16 * 1024;

    private final Semaphore chunks;
    private final int maxBodyBytes;

    /**
     * @param totalBytes of all bodies that are being received or stored together; at least {@code maxBodyBytes}
     * @param maxBodyBytes of one body; at least 1
     * @throws IllegalArgumentException if a number is out of range
     */
    BodyBudget(long totalBytes, int maxBodyBytes) {
        if (maxBodyBytes < 1 || totalBytes < maxBodyBytes) {
            throw new IllegalArgumentException("voicecrm.webhooks: body-memory " + totalBytes
                    + " must be at least max-body " + maxBodyBytes + ", and that at least 1 byte");
        }
        this.chunks = new Semaphore(Math.toIntExact(totalBytes / CHUNK_BYTES + 1));
        this.maxBodyBytes = maxBodyBytes;
    }

    /** How much came of what was asked for. */
    enum Fate {
        /** All of it. */
        READ,
        /** It is longer than a body may be. */
        TOO_LARGE,
        /** Others take all the memory there is; later there may be some. */
        NO_ROOM
    }

    /** Reads a body, as long as it is not too long and there is memory. Close what comes back. */
    Body read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK_BYTES);
        int held = 0;
        boolean ended = false;
        try {
            // One byte more than allowed tells a body that is too large from one that just fits, whatever its header
            // says.
            while (!ended && bytes.size() <= maxBodyBytes) {
                if (!chunks.tryAcquire()) {
                    return new Body(Fate.NO_ROOM, new byte[0], held);
                }
                held++;
                byte[] part = in.readNBytes(Math.min(CHUNK_BYTES, maxBodyBytes + 1 - bytes.size()));
                bytes.write(part);
                ended = part.length < CHUNK_BYTES;
            }
        } catch (IOException | RuntimeException | Error e) {
            chunks.release(held);
            throw e;
        }
        return bytes.size() > maxBodyBytes
                ? new Body(Fate.TOO_LARGE, new byte[0], held)
                : new Body(Fate.READ, bytes.toByteArray(), held);
    }

    /** A body and its part of the memory, given back when it is closed. */
    final class Body implements AutoCloseable {

        private final Fate fate;
        private final byte[] bytes;
        private final int held;

        private Body(Fate fate, byte[] bytes, int held) {
            this.fate = fate;
            this.bytes = bytes;
            this.held = held;
        }

        Fate fate() {
            return fate;
        }

        /** What was read; empty unless all of it was. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            chunks.release(held);
        }
    }
}
