package io.voicecrm.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are on the public internet. All that IANA's special-purpose registries list is not: private and shared
 * networks, the machine itself, its link and with it the metadata service of a cloud, documentation, multicast, and every
 * range of IPv6 that carries an address of IPv4 inside.
 */
final class PublicAddress {

    private static final List<Block> IPV4_FORBIDDEN = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is given out to anybody; the rest is special, or not given out yet. */
    private static final List<Block> IPV6_ALLOWED = blocks("2000::/3");

    private static final List<Block> IPV6_FORBIDDEN = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {}

    /** Whether anybody may reach it. An IPv6 address that is an IPv4 one in disguise is taken for what it is. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return IPV4_FORBIDDEN.stream().noneMatch(block -> block.holds(bytes));
        }
        return IPV6_ALLOWED.stream().anyMatch(block -> block.holds(bytes))
                && IPV6_FORBIDDEN.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    /** All addresses whose first bits are these. */
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/", 2);
            try {
                // An address in digits is not looked up.
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("block " + text + ": is not an address", e);
            }
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
