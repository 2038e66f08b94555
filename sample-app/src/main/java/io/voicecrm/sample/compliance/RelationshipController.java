package io.voicecrm.sample.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.compliance.RelationshipView.RelationshipJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who bought from a client or asked it for an offer. Nothing is ever removed: a relationship ends. */
@RestController
@RequestMapping("/api/relationships")
class RelationshipController {

    private final Stores stores;
    private final RelationshipView view;
    private final PhoneNumbers numbers;
    private final Clock clock;

    RelationshipController(Stores stores, RelationshipView view, PhoneNumbers numbers, Clock clock) {
        this.stores = stores;
        this.view = view;
        this.numbers = numbers;
        this.clock = clock;
    }

    record Relationships(List<RelationshipJson> items) {}

    /** @param on the day on which it was, in the client's zone */
    record NewRelationship(
            @NotBlank String phone,
            @NotBlank String kind,
            @NotBlank @Size(max = 500) String source,
            @NotNull LocalDate on) {}

    record End(@NotBlank @Size(max = 200) String via) {}

    record Ended(int ended) {}

    /** The newest ones, or all of one number. */
    @GetMapping
    Relationships list(
            Tenant tenant,
            @RequestParam @Nullable String phone,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit) {
        PhoneNumber number = phone == null || phone.isBlank() ? null : numbers.read(tenant, "phone", phone);
        return new Relationships(view.newest(tenant, number, PageOf.bounded(limit)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RelationshipJson add(Tenant tenant, @Valid @RequestBody NewRelationship body) {
        Instant at = body.on().atStartOfDay(tenant.zone()).toInstant();
        if (at.isAfter(clock.instant())) {
            throw Problems.invalid("on", "must not be in the future");
        }
        Relationship deal = Relationship.of(
                new Callee(tenant.tenantId(), numbers.read(tenant, "phone", body.phone())),
                SnakeCase.parse(Relationship.Kind.class, "kind", body.kind()),
                body.source(),
                at);
        stores.compliance().relationships().record(List.of(deal));
        return RelationshipJson.of(deal);
    }

    @PostMapping("/{phone}/end")
    Ended end(Tenant tenant, @PathVariable String phone, @Valid @RequestBody End body) {
        Callee callee = new Callee(tenant.tenantId(), numbers.read(tenant, "phone", phone));
        if (!stores.compliance().relationships().find(List.of(callee)).containsKey(callee)) {
            throw Problems.notFound("relationship");
        }
        return new Ended(stores.compliance().relationships().end(callee, clock.instant(), body.via()));
    }
}
