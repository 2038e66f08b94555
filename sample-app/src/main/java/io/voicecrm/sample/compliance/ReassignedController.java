package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Which numbers were given up, and when: the platform's list, for every client's calls that rest on a consent. */
@RestController
@RequestMapping("/api/reassigned-numbers")
class ReassignedController {

    private final PhoneNumberReader reader = PhoneNumberReader.in("US");
    private final Stores stores;
    private final ReassignedImport imports;

    ReassignedController(Stores stores, ReassignedImport imports) {
        this.stores = stores;
        this.imports = imports;
    }

    /** @param lastDisconnected null for a number that is known never to have been given up */
    record ReassignedJson(@NotBlank String phone, @Nullable LocalDate lastDisconnected) {}

    /** 404 of a number of which nothing is known. */
    @GetMapping("/{phone}")
    ReassignedJson get(@PathVariable String phone) {
        return find(read(phone)).orElseThrow(() -> Problems.notFound("number"));
    }

    /** Adds a number, or a later day for one that is there. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReassignedJson add(@Valid @RequestBody ReassignedJson body) {
        PhoneNumber number = read(body.phone());
        stores.compliance().disconnections().add(Map.of(number, Optional.ofNullable(body.lastDisconnected())));
        return find(number).orElseThrow();
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ReassignedImport.ReassignedReport upload(@RequestParam MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return imports.run(reader, in);
        }
    }

    private Optional<ReassignedJson> find(PhoneNumber number) {
        return Optional.ofNullable(stores.compliance()
                        .disconnections()
                        .find(List.of(number))
                        .get(number))
                .map(day -> new ReassignedJson(number.e164(), day.orElse(null)));
    }

    private PhoneNumber read(String phone) {
        return reader.read(phone)
                .numberIfValid()
                .orElseThrow(() -> Problems.invalid("phone", "is not a number that can be called"));
    }
}
