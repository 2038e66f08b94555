package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Caller;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.compliance.DoNotCallView.DoNotCallJson;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A client's own do-not-call list. What is added holds for the next dial. */
@RestController
@RequestMapping("/api/do-not-call")
class DoNotCallController {

    private final Stores stores;
    private final DoNotCallView view;
    private final DoNotCallImport imports;
    private final PhoneNumbers numbers;
    private final Clock clock;

    DoNotCallController(Stores stores, DoNotCallView view, DoNotCallImport imports, PhoneNumbers numbers, Clock clock) {
        this.stores = stores;
        this.view = view;
        this.imports = imports;
        this.numbers = numbers;
        this.clock = clock;
    }

    record NewEntry(
            @NotBlank String phone,
            @Nullable @Size(max = 500) String note) {}

    @GetMapping
    PageOf<DoNotCallJson> list(
            Tenant tenant,
            @RequestParam @Nullable String q,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        List<DoNotCallJson> rows = view.page(tenant, q, Cursor.decode(after), bounded + 1);
        return PageOf.of(rows, bounded, DoNotCallJson::phone, row -> row);
    }

    /** 201 if the number is new, 200 if it was there. */
    @PostMapping
    ResponseEntity<DoNotCallJson> add(Tenant tenant, @Valid @RequestBody NewEntry body) {
        PhoneNumber phone = numbers.read(tenant, "phone", body.phone());
        int added = stores.compliance()
                .doNotCall()
                .add(List.of(new DoNotCall(
                        tenant.tenantId(),
                        phone,
                        DoNotCall.Source.PERSON,
                        Objects.requireNonNullElse(body.note(), ""),
                        clock.instant())));
        return ResponseEntity.status(added == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view.get(tenant, phone));
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DoNotCallImport.DoNotCallReport upload(Tenant tenant, @RequestParam MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return imports.run(tenant, in);
        }
    }

    @DeleteMapping("/{phone}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(Tenant tenant, @PathVariable String phone, @AuthenticationPrincipal Caller caller) {
        PhoneNumber number = numbers.read(tenant, "phone", phone);
        if (!stores.compliance().doNotCall().lift(tenant.tenantId(), number, caller.email(), clock.instant())) {
            throw Problems.notFound("entry");
        }
    }
}
