package io.voicecrm.spring.autoconfigure;

import io.voicecrm.IdSource;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.DoNotCall;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.number.Carrier;
import io.voicecrm.number.InboundDoor;
import io.voicecrm.number.NumberNetwork;
import io.voicecrm.number.NumberOrders;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.spring.VoiceCrmCustomizer;
import io.voicecrm.text.TextMessages;
import io.voicecrm.text.TextSender;
import io.voicecrm.voice.VoiceProvider;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The pool of numbers and what is ordered for it, over the application's {@link Stores}, {@link Carrier}s and {@link
 * VoiceProvider}s; text messages where there is a {@link TextSender}. The engine's threads do what is left to do.
 */
@AutoConfiguration(after = {JdbcStoresAutoConfiguration.class, VoiceCrmAutoConfiguration.class})
@ConditionalOnBean({Stores.class, VoiceProvider.class})
public final class NumbersAutoConfiguration {

    private static final int NUMBERS_AT_ONCE = 20;
    private static final int ORDERS_AT_ONCE = 5;

    /** For Spring. */
    public NumbersAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    NumberNetwork voiceCrmNumberNetwork(
            ObjectProvider<Carrier> carriers,
            ObjectProvider<VoiceProvider> providers,
            ObjectProvider<NumberRoutes> routes,
            InboundDoor door) {
        return NumberNetwork.of(
                        carriers.orderedStream().toList(),
                        providers.orderedStream().toList(),
                        routes.getIfUnique(() -> NumberRoutes.UNCHANGED))
                .withDoor(door);
    }

    @Bean
    @ConditionalOnMissingBean
    InboundDoor voiceCrmInboundDoor(ObjectProvider<VoiceProvider> providers, VoiceCrmProperties properties) {
        Optional<URI> base = Optional.ofNullable(properties.webhooks().publicUrl());
        return InboundDoor.of(
                providers.orderedStream().toList(),
                provider -> base.map(url -> URI.create(url + "/" + provider + InboundEndpoint.PATH)));
    }

    @Bean
    @ConditionalOnMissingBean
    NumberPool voiceCrmNumberPool(Stores stores, NumberNetwork network, ObjectProvider<Clock> clocks) {
        return new NumberPool(
                stores.numbers().pool(), stores.agents(), network, VoiceCrmAutoConfiguration.clockOf(clocks));
    }

    @Bean
    @ConditionalOnMissingBean
    NumberOrders voiceCrmNumberOrders(
            Stores stores, NumberPool pool, NumberNetwork network, ObjectProvider<Clock> clocks) {
        Clock clock = VoiceCrmAutoConfiguration.clockOf(clocks);
        return new NumberOrders(
                stores.numbers().orders(), pool, network, new IdSource(clock, new SecureRandom()), clock);
    }

    @Bean
    VoiceCrmCustomizer voiceCrmNumberWork(NumberPool pool, NumberOrders orders) {
        return builder -> builder.background("numbers", () -> pool.work(NUMBERS_AT_ONCE) >= NUMBERS_AT_ONCE)
                .background("number-orders", () -> orders.work(ORDERS_AT_ONCE) >= ORDERS_AT_ONCE);
    }

    /** Whoever answers a message with STOP wants no calls either, until they say otherwise. */
    @Bean
    @ConditionalOnBean(TextSender.class)
    @ConditionalOnMissingBean
    TextMessages voiceCrmTextMessages(
            Stores stores, TextSender sender, ObjectProvider<VoiceCrm> engine, ObjectProvider<Clock> clocks) {
        Clock clock = VoiceCrmAutoConfiguration.clockOf(clocks);
        return new TextMessages(
                stores.texts(),
                sender,
                new IdSource(clock, new SecureRandom()),
                clock,
                wish -> engine.getObject()
                        .doNotCall()
                        .optOut(
                                new Callee(wish.tenant(), wish.person()),
                                DoNotCall.Source.MESSAGE,
                                wish.via(),
                                wish.at()));
    }
}
