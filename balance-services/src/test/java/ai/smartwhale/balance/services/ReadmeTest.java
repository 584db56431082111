// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.services.federation.Federation;
import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.SummaryConfig;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.foresight.ThresholdSuggestion;
import ai.smartwhale.balance.services.monitoring.BalanceMonitoring;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README shows is what is compiled and run here. */
@ExtendWith(EmbeddedKafkaExtension.class)
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "balance-services");

    private final AtomicReference<Optional<Object>> used = new AtomicReference<>(Optional.empty());

    private void fiveLines(String bootstrapServers) {
        // snippet
        BalanceBuilder builder = Balance.builder().bootstrapServers(bootstrapServers);
        try (Balance balance = builder.build()) {
            balance.start();
            DataQuery query = DataQuery.of("my-model", "blue whale");
            use(balance.request(query).join());
        }
        // end
    }

    private void known(BalanceBuilder builder) throws Exception {
        // known
        AnswerCacheBuilder answers = AnswerCache.builder().ttl(Duration.ofMinutes(5));
        try (AnswerCache cache = answers.build();
                Balance balance = builder.answerCache(cache).build()) {
            balance.start();
            use(balance.request(DataQuery.of("my-model", "blue whale")).join());
            cache.manager()
                    .invalidation()
                    .patternInvalidate("auto", "*blue whale*")
                    .join();
        }
        // end
    }

    private void foreseen(BalanceBuilder builder) {
        // foreseen
        Duration fresh = Duration.ofMinutes(5);
        ForesightConfig ahead = ForesightConfig.builder()
                .prefetch(PrefetchConfig.builder().usefulFor(fresh).build())
                .build();
        Foresight foresight = Foresight.create(ahead, InstantSource.system());
        try (AnswerCache cache = AnswerCache.builder().ttl(fresh).build();
                Balance balance =
                        builder.answerCache(cache).foresight(foresight).build()) {
            balance.start();
            use(balance.request(DataQuery.of("my-model", "blue whale")).join());
            suggest(foresight.suggestThresholds());
        }
        // end
    }

    private void watched(BalanceBuilder builder) {
        // watched
        Balance watched = builder.monitoring(MonitoringConfig.defaults())
                .dashboard(DashboardServerConfig.withDefaults())
                .build();
        try (watched) {
            watched.start();
            BalanceMonitoring seen = watched.monitoring().orElseThrow();
            show(seen.page());
            show(seen.report("Today", Duration.ofHours(24), ReportLanguage.ENGLISH));
        }
        // end
    }

    private void show(Object seen) {
        assertThat(seen).isNotEqualTo(Optional.empty());
    }

    private void together(BalanceBuilder builder, String redisAddress) {
        // together
        FederationConfig together = FederationConfig.of(redisAddress)
                .withSummaries(SummaryConfig.defaults().withTotalInFlight(10_000));
        try (Balance balance = builder.federation(together).build()) {
            balance.start();
            use(balance.request(DataQuery.of("my-model", "blue whale")).join());
            use(balance.federation());
        }
        // end
    }

    private void use(Federation federation) {
        assertThat(federation.inFlightShare()).as("nobody else is there").hasValue(10_000);
    }

    private void suggest(List<ThresholdSuggestion> thresholds) {
        assertThat(thresholds).as("nothing is known after one request").isEmpty();
    }

    private void use(DataResponse answer) {
        used.set(answer.payload().data());
    }

    @Test
    void theFiveLinesGetAnAnswer(EmbeddedKafka broker) throws Exception {
        KafkaService kafka = KafkaService.create(KafkaConfig.of(broker.bootstrapServers()));
        try (ScriptedDataService data = new ScriptedDataService(kafka)) {
            data.script("my-model", request -> List.of(Answers.success(request, "the largest animal")));
            fiveLines(broker.bootstrapServers());
            assertThat(used.getAndSet(Optional.empty())).contains("the largest animal");
            known(Balance.builder().bootstrapServers(broker.bootstrapServers()));
            assertThat(used.getAndSet(Optional.empty())).contains("the largest animal");
            foreseen(Balance.builder().bootstrapServers(broker.bootstrapServers()));
            watched(Balance.builder().bootstrapServers(broker.bootstrapServers()));
            used.set(Optional.empty());
            together(Balance.builder().bootstrapServers(broker.bootstrapServers()), "127.0.0.1:1");
        }
        assertThat(used.get()).contains("the largest animal");
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source =
                Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/balance/services/ReadmeTest.java"));
        for (String mark : List.of("// snippet\n", "// known\n", "// foreseen\n", "// watched\n", "// together\n")) {
            int begin = source.indexOf(mark) + mark.length();
            String lines = source.substring(begin, source.indexOf("// end\n", begin));
            String snippet = lines.stripTrailing().stripIndent() + "\n";
            assertThat(Files.readString(MODULE.resolve("README.md"))).contains("```java\n" + snippet + "```");
        }
    }
}
