package io.voicecrm.retell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Languages: we name them by BCP 47 tags such as {@code en}, the provider by one of its list, with a region. */
final class Languages {

    /** In the provider's order: the first of a language stands for the language alone. */
    private static final List<String> KNOWN = List.of(
            "en-US", "en-IN", "en-GB", "en-AU", "en-NZ", "de-DE", "es-ES", "es-419", "hi-IN", "fr-FR", "fr-CA", "ja-JP",
            "pt-PT", "pt-BR", "zh-CN", "ru-RU", "it-IT", "ko-KR", "nl-NL", "nl-BE", "pl-PL", "tr-TR", "vi-VN", "ro-RO",
            "bg-BG", "ca-ES", "th-TH", "da-DK", "fi-FI", "el-GR", "hu-HU", "id-ID", "no-NO", "sk-SK", "sv-SE", "lt-LT",
            "lv-LV", "cs-CZ", "ms-MY", "af-ZA", "ar-SA", "az-AZ", "bs-BA", "cy-GB", "fa-IR", "fil-PH", "gl-ES", "he-IL",
            "hr-HR", "hy-AM", "is-IS", "kk-KZ", "kn-IN", "mk-MK", "mr-IN", "ne-NP", "sl-SI", "sr-RS", "sw-KE", "ta-IN",
            "ur-IN", "yue-CN", "uk-UA", "multi");

    private static final Map<String, String> BY_TAG = byTag();

    private Languages() {}

    /** The provider's word for a tag: with its region if it has that, else that of the language; what it lacks, as it is. */
    static String codeOf(String tag) {
        String wanted = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        int dash = wanted.indexOf('-');
        String language = dash < 0 ? wanted : wanted.substring(0, dash);
        String exact = BY_TAG.get(wanted);
        return exact != null ? exact : BY_TAG.getOrDefault(language, tag);
    }

    private static Map<String, String> byTag() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String code : KNOWN) {
            codes.put(code.toLowerCase(Locale.ROOT), code);
            int dash = code.indexOf('-');
            codes.putIfAbsent(dash < 0 ? code : code.substring(0, dash), code);
        }
        return Map.copyOf(codes);
    }
}
