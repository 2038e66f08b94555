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

    private SoundFile() {}

    /** Nobody is to be heard on it: people who are simulated have no voice. */
    static byte[] silence(Duration length) {
        int samples = Math.toIntExact(length.toSeconds() * SAMPLES_PER_SECOND);
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + samples).put(ascii("WAVEfmt "));
        file.putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND)
                .putShort((short) 1)
                .putShort((short) 8);
        file.put(ascii("data")).putInt(samples);
        while (file.hasRemaining()) {
            file.put(SILENCE);
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
