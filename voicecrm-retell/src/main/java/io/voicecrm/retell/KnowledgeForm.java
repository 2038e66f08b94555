package io.voicecrm.retell;

import io.voicecrm.http.Form;
import io.voicecrm.voice.KnowledgeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sources as the provider takes them: texts and links each as one field of JSON, and every file as a part. */
final class KnowledgeForm {

    private KnowledgeForm() {}

    static Form of(List<KnowledgeSource> sources) {
        Form form = new Form();
        List<Map<String, String>> texts = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (KnowledgeSource source : sources) {
            if (source instanceof KnowledgeSource.Text text) {
                texts.add(Map.of("title", text.title(), "text", text.text()));
            } else if (source instanceof KnowledgeSource.Link link) {
                links.add(link.uri().toString());
            } else if (source instanceof KnowledgeSource.File file) {
                form.file("knowledge_base_files", file.title(), file.mediaType(), file.content());
            }
        }
        if (!texts.isEmpty()) {
            form.field("knowledge_base_texts", Api.json(texts));
        }
        if (!links.isEmpty()) {
            form.field("knowledge_base_urls", Api.json(links));
        }
        return form;
    }
}
