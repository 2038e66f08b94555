package io.voicecrm.contact;

import java.util.SplittableRandom;

/** An endless supply of phone numbers as people, programs and accidents write them; mostly North American. */
final class WrittenNumbers {

    private static final String[] AREA_CODES = {
        "212", "415", "480", "416", "604", "246", "876", "658", "809", "787", "268", "284", "441", "242", "340", "800",
        "888", "900", "500", "523", "524", "983", "600", "310", "999", "911", "123", "012"
    };

    /** a: area code, x: exchange, l: line. */
    private static final String[] FORMS = {
        "+1axl", "1axl", "axl", "(a) x-l", "a-x-l", "a.x.l", "a x l", "1-a-x-l", "+1 (a) x-l", "+1-a-x-l", "+1 a x l",
        "1 (a) x l", "(+1) axl", "+(1)axl", " axl ", "a/x-l", "+1.a.x.l", "001axl", "0111axl", "0111axl", "0axl",
                "+axl",
        "++1axl", "1+axl", "+11axl", "11axl", "+1axl ext 5", "axl x123", "axl#", "axl;ext=9", "tel:+1-a-x-l", "x-l",
                "xl",
        "+1axl0", "axl/axl", "(a)x-l.", "-axl", "a--x--l", "\uFF0B1axl", "a\u2011x\u2011l", "a\u00A0x\u00A0l",
                "a-x-l ()"
    };

    private static final int PLAIN_FORMS = 15;

    private static final String[] ELSEWHERE = {
        "+44131496%04d", "0131496%04d", "07700 90%04d", "+4930123%05d", "030 123%05d", "+61 2 7010 %04d",
                "02 7010 %04d",
        "+9122%08d", "022 %08d", "+33 1 99 00 %04d", "+52 55 5555 %04d", "+39 06 699%05d", "+683%04d", "+800%08d"
    };

    private static final String MUTATIONS = "0123456789+-(). xX#;,/*~aBcTEL\t\u00A0\uFF0B\uFF11\u0661";
    private static final String LETTERS = "ABCDFGHIJKLMNOPQRSTUVWYZ";

    private final SplittableRandom random;

    WrittenNumbers(SplittableRandom random) {
        this.random = random;
    }

    /** The next text; a number, what was once a number, or neither. */
    String next() {
        int kind = random.nextInt(100);
        String text = kind < 85 ? american() : kind < 93 ? elsewhere() : kind < 97 ? vanity() : junk();
        if (random.nextInt(100) < 10) {
            text = mutated(text);
        }
        return random.nextInt(100) < 3 ? withFullWidthDigits(text) : text;
    }

    private String american() {
        String areaCode = random.nextInt(3) == 0
                ? AREA_CODES[random.nextInt(AREA_CODES.length)]
                : String.valueOf(200 + random.nextInt(800));
        // 520, 521 and 606 are the exchanges that Barbados and Jamaica split.
        int[] notable = {520, 521, 606, 976, 555, 911, 100, 11};
        int exchange = random.nextInt(4) == 0 ? notable[random.nextInt(notable.length)] : 200 + random.nextInt(800);
        StringBuilder text = new StringBuilder();
        String form = FORMS[random.nextInt(random.nextInt(8) > 0 ? PLAIN_FORMS : FORMS.length)];
        for (char c : form.toCharArray()) {
            switch (c) {
                case 'a' -> text.append(areaCode);
                case 'x' -> text.append(padded(exchange, 3));
                case 'l' -> text.append(padded(random.nextInt(10_000), 4));
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private String elsewhere() {
        String form = ELSEWHERE[random.nextInt(ELSEWHERE.length)];
        int digits = form.charAt(form.indexOf('%') + 2) - '0';
        int bound = (int) Math.pow(10, digits);
        return form.substring(0, form.indexOf('%')) + padded(random.nextInt(bound), digits);
    }

    private String vanity() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "1-800-" : "+1 212 ");
        for (int i = 0; i < 7; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private String junk() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append(MUTATIONS.charAt(random.nextInt(MUTATIONS.length())));
        }
        return text.toString();
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length() + 1);
        char other = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
        String end = at == text.length() ? "" : text.substring(at + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at);
            case 1 -> text.substring(0, at) + other + end;
            default -> text.substring(0, at) + end;
        };
    }

    private static String withFullWidthDigits(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c >= '0' && c <= '9' ? c - '0' + '\uFF10' : c)));
        return wide.toString();
    }

    /** {@code String.format} would take most of the test's time. */
    private static String padded(int number, int digits) {
        return ("0".repeat(digits) + number).substring(Integer.toString(number).length());
    }
}
