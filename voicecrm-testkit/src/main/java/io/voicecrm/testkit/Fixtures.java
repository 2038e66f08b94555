package io.voicecrm.testkit;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Ready-made values for tests. The same arguments always give the same value; every number is fictitious. */
public final class Fixtures {

    /** How many different numbers {@link #phone} knows. */
    public static final int PHONE_COUNT;

    private static final int NUMBERS_PER_AREA = 100;

    /** Area codes in service in the contiguous United States; 555-0100 to 555-0199 are kept for fiction in each. */
    private static final int[] AREAS = {
        202, 201, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228, 229, 231,
        234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302, 303, 304, 305, 307,
        308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 331, 334, 336, 337, 339, 346,
        347, 351, 352, 360, 361, 364, 385, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417,
        419, 423, 424, 425, 430, 432, 434, 435, 440, 442, 443, 458, 469, 470, 475, 478, 479, 480, 484, 501, 502, 503,
        504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 531, 534, 539, 540, 541, 551, 559, 561,
        562, 563, 567, 570, 571, 573, 574, 575, 580, 585, 586, 601, 602, 603, 605, 606, 607, 608, 609, 610, 612, 614,
        615, 616, 617, 618, 619, 620, 623, 626, 628, 629, 630, 631, 636, 641, 646, 650, 651, 657, 660, 661, 662, 667,
        669, 678, 681, 682, 701, 702, 703, 704, 706, 707, 708, 712, 713, 714, 715, 716, 717, 718, 719, 720, 724, 725,
        727, 731, 732, 734, 737, 740, 747, 754, 757, 760, 762, 763, 765, 769, 770, 772, 773, 774, 775, 779, 781, 785,
        786, 801, 802, 803, 804, 805, 806, 810, 812, 813, 814, 815, 816, 817, 818, 828, 830, 831, 832, 843, 845, 847,
        848, 850, 854, 856, 857, 858, 859, 860, 862, 863, 864, 865, 870, 872, 878, 901, 903, 904, 906, 908, 909, 910,
        912, 913, 914, 915, 916, 917, 918, 919, 920, 925, 928, 929, 930, 931, 936, 937, 938, 940, 941, 947, 949, 951,
        952, 954, 956, 970, 971, 972, 973, 978, 979, 980, 984, 985, 989
    };

    private static final List<String> FIRST_NAMES =
            List.of("Ann", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Iris", "Jack");
    private static final List<String> CITIES =
            List.of("Austin", "Boston", "Chicago", "Denver", "Erie", "Fresno", "Gary");

    static {
        PHONE_COUNT = AREAS.length * NUMBERS_PER_AREA;
    }

    private Fixtures() {}

    /**
     * A number that is kept for fiction: valid in form, ringing nowhere.
     *
     * @param n 0 to {@link #PHONE_COUNT} - 1; different for different numbers
     * @throws IllegalArgumentException if {@code n} is out of range
     */
    public static PhoneNumber phone(int n) {
        if (n < 0 || n >= PHONE_COUNT) {
            throw new IllegalArgumentException("fixture phone: " + n + " must be between 0 and " + (PHONE_COUNT - 1));
        }
        return PhoneNumber.of("+1" + AREAS[n / NUMBERS_PER_AREA] + "55501" + twoDigits(n % NUMBERS_PER_AREA));
    }

    /** A tenant, such as {@code tenant-1}. */
    public static TenantId tenant(int n) {
        return new TenantId("tenant-" + n);
    }

    /** A person with a first name and a city. */
    public static Contact contact(int n) {
        return new Contact(
                phone(n),
                AgentOverrides.NONE,
                Map.of(
                        "first_name", FIRST_NAMES.get(n % FIRST_NAMES.size()),
                        "city", CITIES.get(n % CITIES.size())));
    }

    /** The first {@code count} people. */
    public static List<Contact> contacts(int count) {
        return IntStream.range(0, count).mapToObj(Fixtures::contact).toList();
    }

    /** An agent that sells; its greeting needs the variable {@code first_name}. */
    public static AgentSpec salesAgent() {
        return AgentSpec.named("Outbound sales")
                .withPrompt("You are Ava from Northwind Energy. Find out whether the person wants a quote for solar"
                        + " panels, and get their name and email.")
                .withFirstMessage("Hi {{first_name}}, this is Ava from Northwind Energy. Do you have a minute?")
                .withLanguage("en");
    }

    private static String twoDigits(int n) {
        return n < 10 ? "0" + n : Integer.toString(n);
    }
}
