package io.voicecrm.testkit.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Texts as vectors of length one, near each other where they share words. */
final class WordVectors {

    private WordVectors() {}

    static float[] of(String text, int dimensions) {
        float[] vector = new float[dimensions];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            vector[Math.floorMod(word.hashCode() * 0x9E3779B9, dimensions)] += 1;
        }
        double square = 0;
        for (float each : vector) {
            square += each * each;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** The floats in little endian, as clients ask for them. */
    static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float each : vector) {
            bytes.putFloat(each);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static List<Double> list(float[] vector) {
        List<Double> list = new ArrayList<>(vector.length);
        for (float each : vector) {
            list.add((double) each);
        }
        return list;
    }
}
