package io.voicecrm.sample.campaign;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.ContactImport.Report;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploading people to call. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class ImportController {

    private final CampaignView campaigns;
    private final ContactImport imports;
    private final RejectedRows rejectedRows;

    ImportController(CampaignView campaigns, ContactImport imports, RejectedRows rejectedRows) {
        this.campaigns = campaigns;
        this.imports = imports;
        this.rejectedRows = rejectedRows;
    }

    @PostMapping(path = "/contacts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Report upload(Tenant tenant, @PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        Campaign campaign = campaigns.find(tenant, id);
        try (InputStream in = file.getInputStream()) {
            return imports.run(tenant, campaign, nameOf(file), in);
        }
    }

    private static String nameOf(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "a file without a name" : name.substring(0, Math.min(name.length(), 200));
    }

    @GetMapping("/imports/{import_id}.csv")
    void rejected(
            Tenant tenant,
            @PathVariable UUID id,
            @PathVariable("import_id") UUID importId,
            HttpServletResponse response)
            throws IOException {
        rejectedRows.require(tenant, campaigns.find(tenant, id).id().value(), importId);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected-rows.csv\"");
        imports.writeRejected(tenant, importId, response.getWriter());
    }
}
