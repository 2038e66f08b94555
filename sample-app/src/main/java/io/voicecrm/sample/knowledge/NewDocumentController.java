package io.voicecrm.sample.knowledge;

import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The ways into a client's library: something written, a page of the web, a file. */
@RestController
@RequestMapping("/api/knowledge")
class NewDocumentController {

    private static final long LARGEST_BYTES = 20L << 20;

    private final Library library;

    NewDocumentController(Library library) {
        this.library = library;
    }

    /** @param provider where it is kept; null for the usual one */
    record NewText(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 300_000) String text,
            @Nullable String provider) {}

    /** @param title null to call it by its host */
    record NewLink(
            @NotBlank @Size(max = 2_000) String url,
            @Nullable @Size(max = 200) String title,
            @Nullable String provider) {}

    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentJson text(Tenant tenant, @Valid @RequestBody NewText body) {
        return add(tenant, body.provider(), NewDocument.text(body.title().strip(), body.text()));
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentJson link(Tenant tenant, @Valid @RequestBody NewLink body) {
        return add(tenant, body.provider(), NewDocument.link(body.title(), body.url()));
    }

    @PostMapping("/files")
    @ResponseStatus(HttpStatus.CREATED)
    DocumentJson file(Tenant tenant, @RequestParam("file") MultipartFile file, @RequestParam @Nullable String provider)
            throws IOException {
        if (file.getSize() > LARGEST_BYTES) {
            throw Problems.invalid("file", "must not be larger than 20 MB");
        }
        return add(tenant, provider, NewDocument.file(file.getOriginalFilename(), file.getBytes()));
    }

    private DocumentJson add(Tenant tenant, @Nullable String provider, NewDocument wish) {
        return DocumentJson.of(library.add(tenant.tenantId(), provider, wish), Map.of());
    }
}
