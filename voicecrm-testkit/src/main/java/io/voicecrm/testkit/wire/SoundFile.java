package io.voicecrm.testkit.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A WAV file: eight thousand samples a second of eight bits, one channel. */
final class SoundFile {

    private static final int SAMPLES_PER_SECOND = 8_000;
    private static final int HEADER_BYTES = 44;
    private static final byte SILENCE = (byte) 0x80;
    private static final double LOUDEST = 90;

    /** A major chord, as multiples of its lowest note. */
    private static final double[] INTERVALS = {1, 1.25, 1.5};

    private SoundFile() {}

    /** Nobody is to be heard on it: people who are simulated have no voice. */
    static byte[] silence(Duration length) {
        ByteBuffer file = header(Math.toIntExact(length.toSeconds() * SAMPLES_PER_SECOND));
        while (file.hasRemaining()) {
            file.put(SILENCE);
        }
        return file.array();
    }

    /** Three notes that rise from {@code hertz}, a third of a second each: what a simulated voice sounds like. */
    static byte[] notes(double hertz) {
        int note = SAMPLES_PER_SECOND / 3;
        ByteBuffer file = header(note * INTERVALS.length);
        for (double interval : INTERVALS) {
            for (int sample = 0; sample < note; sample++) {
                double angle = 2 * Math.PI * hertz * interval * sample / SAMPLES_PER_SECOND;
                // Each note swells and fades, so that it neither clicks nor sounds like a fault.
                double loudness = LOUDEST * Math.sin(Math.PI * sample / note);
                file.put((byte) Math.round(0x80 + loudness * Math.sin(angle)));
            }
        }
        return file.array();
    }

    private static ByteBuffer header(int samples) {
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + samples).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND)
                .putShort((short) 1)
                .putShort((short) 8);
        file.put(ascii("data")).putInt(samples);
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
