package io.voicecrm.testkit.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listings in pages, as the 2010 API writes them. */
final class TwilioPages {

    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST = 1000;

    private TwilioPages() {}

    static HttpReply page(HttpRequest request, String name, List<JsonObject> all) {
        int size = Math.max(1, Math.min(LARGEST, whole(request.parameter("PageSize"), DEFAULT_SIZE)));
        int page = whole(request.parameter("Page"), 0);
        int from = Math.min(all.size(), page * size);
        int to = Math.min(all.size(), from + size);
        String path = "/" + String.join("/", request.segments());
        return HttpReply.ok(new JsonObject()
                .with(name, all.subList(from, to))
                .with("page", page)
                .with("page_size", size)
                .with("start", from)
                .with("end", Math.max(from, to - 1))
                .with("uri", path + "?PageSize=" + size + "&Page=" + page)
                .with("first_page_uri", path + "?PageSize=" + size + "&Page=0")
                .with("previous_page_uri", page == 0 ? null : path + "?PageSize=" + size + "&Page=" + (page - 1))
                .with("next_page_uri", to < all.size() ? path + "?PageSize=" + size + "&Page=" + (page + 1) : null));
    }

    static int whole(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }
}
