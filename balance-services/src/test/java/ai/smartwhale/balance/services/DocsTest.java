// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static ai.smartwhale.balance.services.OnKafka.get;
import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.services.foresight.LoadTuning;
import ai.smartwhale.balance.services.loop.DecisionState;
import ai.smartwhale.balance.services.loop.ModelWeights;
import ai.smartwhale.balance.services.loop.PathKnobs;
import ai.smartwhale.balance.services.loop.PrefetchKnobs;
import ai.smartwhale.balance.services.loop.QualityKnobs;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code docs} say what is so: snippets compile, links lead somewhere, names are those in the code. */
class DocsTest {

    private static final Path ROOT = Path.of(System.getProperty("smartwhale.root", ".."));
    private static final Path SERVICES = ROOT.resolve("balance-services/src");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern METRIC = Pattern.compile("\"(balance_[a-z_]+)\"");

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void everySnippetIsCompiled() throws IOException {
        String source = squeezed(
                Files.readString(SERVICES.resolve("test/java/ai/smartwhale/balance/services/DocsSnippets.java")));
        int found = 0;
        for (Path page : pages()) {
            if (page.getFileName().toString().equals("README.md")) {
                continue;
            }
            Matcher snippet = SNIPPET.matcher(Files.readString(page));
            while (snippet.find()) {
                found++;
                assertThat(source.contains(squeezed(snippet.group(1))))
                        .as("%s shows what is not compiled:%n%s", page, snippet.group(1))
                        .isTrue();
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            assertThat(page.resolveSibling(link.group(1)).normalize())
                    .as("%s links to %s", page, link.group(1))
                    .exists();
        }
    }

    @Test
    void everyMetricIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/metrics.md"));
        for (String source : List.of("BalanceMetrics", "PathCounts", "CacheCounts", "FederationCounts")) {
            Matcher metric = METRIC.matcher(
                    Files.readString(SERVICES.resolve("main/java/ai/smartwhale/balance/services/" + source + ".java")));
            while (metric.find()) {
                // A name that ends so is put together with the kinds of what it counts.
                String end = metric.group(1).endsWith("_") ? "" : "`";
                assertThat(page).contains('`' + metric.group(1) + end);
            }
        }
    }

    @Test
    void everyEventIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/events.md"));
        for (DecisionState state : DecisionState.values()) {
            assertThat(page).contains('`' + LoopDriver.event(state) + '`');
        }
        assertThat(page)
                .contains(
                        "| `alert` |",
                        ForesightDriver.OVERLOAD_EXPECTED,
                        ForesightDriver.OVERLOAD_OVER,
                        ForesightDriver.BEHAVIOR_CHANGED,
                        AnswerControl.WITHHELD);
    }

    @Test
    void everyModuleIsInTheBomWithTheVersionOfAll() throws IOException {
        String bom = Files.readString(ROOT.resolve("smartwhale-bom/pom.xml"));
        String version = version(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version(bom)).isEqualTo(version);
        assertThat(Files.readString(ROOT.resolve("examples/host/pom.xml")))
                .contains("<smartwhale.version>" + version + "</smartwhale.version>");
        assertThat(List.of(
                        "smartwhale-commons",
                        "smartwhale-messaging",
                        "balance-interfaces",
                        "balance-core",
                        "balance-prediction",
                        "balance-batch",
                        "balance-quality",
                        "balance-monitoring",
                        "balance-services",
                        "smartwhale-testkit"))
                .allMatch(module -> bom.contains("<artifactId>" + module + "</artifactId>"));
    }

    @Test
    void everyKnobIsDocumented() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/concepts/loop.md")))
                .contains(Stream.of(
                                PathKnobs.RESERVE,
                                PathKnobs.LEAST_URGENT,
                                PathKnobs.BATCH_DELAY,
                                PathKnobs.IN_FLIGHT,
                                LoopParts.STALE,
                                LoopParts.SIZE,
                                PrefetchKnobs.BUDGET,
                                PrefetchKnobs.ON,
                                ModelWeights.PREFIX + ".MODEL",
                                CoordinatorDecider.PREFIX + "MODEL",
                                LoadTuning.KNOB,
                                QualityKnobs.THRESHOLD)
                        .map(knob -> "| `" + knob + "` |")
                        .toList());
    }

    @Test
    void everyOutcomeOfARequestAmongInstancesIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/metrics.md"));
        String row = page.substring(page.indexOf("| `balance_shared_requests_total`"));
        row = row.substring(0, row.indexOf('\n'));
        Matcher outcome = Pattern.compile("\"balance_shared_requests_total\", departures, \"(\\w+)\"")
                .matcher(Files.readString(
                        SERVICES.resolve("main/java/ai/smartwhale/balance/services/FederationCounts.java")));
        int found = 0;
        while (outcome.find()) {
            found++;
            assertThat(row).contains(outcome.group(1));
        }
        assertThat(found).isGreaterThan(5);
    }

    @Test
    void everyFieldOfTheContractIsInTheMigrationGuide() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/migration.md"));
        for (String schema : List.of(MessageSchemas.dataRequestSchema(), MessageSchemas.dataResponseSchema())) {
            JsonNode parts = new ObjectMapper().readTree(schema).path("properties");
            for (String part : List.of("metadata", "payload")) {
                JsonNode fields = parts.path(part).path("properties");
                assertThat(fields.size()).as(part).isGreaterThan(10);
                fields.fieldNames().forEachRemaining(field -> assertThat(page).contains('`' + field + '`'));
            }
        }
        for (TopicCategory topic : TopicCategory.values()) {
            assertThat(page).contains('`' + topic.topicName());
        }
    }

    @Test
    void everyOptionalLibraryIsDocumented() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/how-to/embed.md"));
        Pattern library = Pattern.compile("\"([a-z][a-z0-9.-]*\\.[a-z0-9.-]+:[a-z0-9-]+:[0-9][A-Za-z0-9.-]*)\"");
        Set<String> known = new HashSet<>();
        for (String module :
                List.of("smartwhale-commons", "smartwhale-messaging", "balance-monitoring", "balance-quality")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java"))
                        .toList()) {
                    Matcher named = library.matcher(Files.readString(source));
                    while (named.find()) {
                        known.add(named.group(1));
                    }
                }
            }
        }
        // Those come along.
        known.removeIf(name -> name.startsWith("at.yawk.lz4:") || name.startsWith("org.apache.kafka:"));
        assertThat(known)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(page).contains('`' + name + '`'));
    }

    @Test
    void whatIsShownRuns() {
        DocsSnippets snippets = new DocsSnippets();
        snippets.inMemory();
        snippets.executor("localhost:1", Runnable::run).close();
        snippets.quality("localhost:1", Runnable::run).close();
        try (InMemoryKafka kafka = InMemoryKafka.create();
                ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .resources(MessagingResources.DEFAULT)
                        .build()) {
            balance.start();
            data.script("sentiment", request -> List.of(Answers.success(request, "whale")));
            get(snippets.migrated(balance));
            assertThat(snippets.used).contains(Optional.of("whale"));
            data.script("sentiment", request -> List.of(Answers.success(request, "dolphin")));
            assertThat(get(snippets.withTicket(balance, DataQuery.of("sentiment", "other")))
                            .modelId())
                    .isEqualTo("sentiment");
            assertThat(snippets.used).contains(Optional.of("dolphin"));
        }
    }

    @Test
    void everyMetricOfMonitoringIsDocumented() throws IOException {
        String pages = Files.readString(ROOT.resolve("docs/operating.md"))
                + Files.readString(ROOT.resolve("docs/reference/metrics.md"));
        Matcher metric = METRIC.matcher(Files.readString(
                SERVICES.resolve("main/java/ai/smartwhale/balance/services/monitoring/MetricNames.java")));
        while (metric.find()) {
            assertThat(pages).contains('`' + metric.group(1) + '`');
        }
    }

    private static String version(String pom) {
        Matcher version = Pattern.compile("\n  <version>([^<]+)</version>").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
