package io.voicecrm.testkit.wire;

import java.time.Duration;

/**
 * MP3 without a sound: nobody speaks in the simulator, but a recording has to play and to last as long as its call. One
 * channel pair at 32 kHz and 32 kbit/s: frames of 144 bytes and 36 ms whose data is all zero.
 */
final class Silence {

    private static final byte[] HEADER = {(byte) 0xff, (byte) 0xfb, 0x18, 0x00};
    private static final int FRAME_BYTES = 144;
    private static final int FRAME_MILLIS = 36;

    private Silence() {}

    static byte[] mp3(Duration length) {
        int frames = Math.max(1, (int) (length.toMillis() / FRAME_MILLIS));
        byte[] sound = new byte[frames * FRAME_BYTES];
        for (int frame = 0; frame < frames; frame++) {
            System.arraycopy(HEADER, 0, sound, frame * FRAME_BYTES, HEADER.length);
        }
        return sound;
    }
}
