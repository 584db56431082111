// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.balance.services.config.BalanceSettings;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.redis.RedisFlights;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a host said to a {@link BalanceBuilder}, and what a Balance is made of because of it. Not thread-safe. */
final class BalanceChoices {

    private static final String ONE_KAFKA =
            "either bootstrapServers, kafka or the setting kafka.bootstrap-servers, or a kafkaService of the host";

    final SettingsInForce inForce = new SettingsInForce();
    final List<BalanceListener> listeners = new ArrayList<>();

    @Nullable
    KafkaService kafkaService;

    MessagingResources resources = MessagingResources.DEFAULT;
    KnownAnswers kept = KnownAnswers.NONE;
    TrafficFeed feed = TrafficFeed.NONE;
    Optional<ResponseQuality> quality = Optional.empty();
    Safeguards safeguards = Safeguards.NONE;
    LeasePort leases = LeasePort.unlimited();
    LoopChoice loop = LoopChoice.DEFAULT;

    /** Puts it together with what was read. Nothing is opened. */
    BalanceParts parts() {
        if (inForce.saysKafka() && kafkaService != null) {
            throw new InvalidValueException("kafka", inForce.kafkaInCode(), ONE_KAFKA);
        }
        BalanceSettings settings = inForce.settings(givenByHost());
        MonitoringSetup watching = watching(settings);
        KafkaService service = kafkaService != null ? kafkaService : connection(settings, watching);
        Belongings belongings = Belongings.of(settings, kafkaService == null ? Optional.of(service) : Optional.empty());
        KnownAnswers own = kept == KnownAnswers.NONE ? belongings.answers() : kept;
        Optional<FederationLink> link = settings.federation().map(config -> link(config, own == KnownAnswers.NONE));
        KnownAnswers answers = link.flatMap(FederationLink::answers).orElse(own);
        TrafficFeed learning = learning(settings);
        if (answers == KnownAnswers.NONE && learning.fetchesAhead()) {
            throw new InvalidValueException("answerCache", null, "a cache, where a foresight fetches answers ahead");
        }
        return new BalanceParts(
                service,
                settings.balance(),
                resources,
                listeners,
                answers,
                safeguards,
                new Deciding(settings.requestPath(), settings.accessScope(), leases),
                learning,
                quality.or(belongings::quality),
                loop.with(settings),
                watching,
                link,
                belongings);
    }

    private List<String> givenByHost() {
        List<String> sections = new ArrayList<>();
        if (kafkaService != null) {
            sections.add("kafka");
        }
        if (kept != KnownAnswers.NONE) {
            sections.add("cache");
        }
        if (quality.isPresent()) {
            sections.add("quality");
        }
        return sections;
    }

    private MonitoringSetup watching(BalanceSettings settings) {
        boolean counts = settings.monitoring().isPresent() && kafkaService == null;
        return new MonitoringSetup(
                settings.monitoring(),
                counts ? Optional.of(new CountedMessaging(resources.metrics())) : Optional.empty());
    }

    private FederationLink link(FederationConfig config, boolean ownAnswers) {
        RedisFlights.requireClient();
        return new FederationLink(config, ownAnswers, resources.clock());
    }

    private KafkaService connection(BalanceSettings settings, MonitoringSetup watching) {
        MessagingResources counted =
                watching.messages().map(resources::withMetrics).orElse(resources);
        return KafkaService.create(
                settings.kafka().orElseThrow(() -> new InvalidValueException("kafka", null, ONE_KAFKA)), counted);
    }

    private TrafficFeed learning(BalanceSettings settings) {
        return feed.foresight().isPresent()
                ? feed
                : new TrafficFeed(settings.foresight().map(config -> Foresight.create(config, resources.clock())));
    }
}
