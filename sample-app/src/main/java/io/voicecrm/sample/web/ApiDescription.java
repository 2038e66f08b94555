package io.voicecrm.sample.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the app says of its own API: it reads field names with a mapper of its own, which has to name them as the app does. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("voicecrm")
                        .version("1")
                        .description("Campaigns of AI phone calls: from a CSV file to leads, minutes and an invoice."));
    }

    @Bean
    ModelResolver fieldNames(ObjectMapperProvider mappers) {
        return new ModelResolver(
                        mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }
}
