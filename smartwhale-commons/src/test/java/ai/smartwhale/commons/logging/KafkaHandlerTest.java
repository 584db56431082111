// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfigBuilder;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.DirectoryInUseException;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a broker; how it delivers to one is tested where the embedded broker is. */
@Timeout(60)
class KafkaHandlerTest {

    @TempDir
    Path directory;

    private final LogRecords.Problems problems = new LogRecords.Problems();

    private KafkaHandlerConfigBuilder config() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        return KafkaHandlerConfig.builder("127.0.0.1:" + nobody, "host-1", SpoolConfig.of(directory.resolve("spool")))
                .maxBlock(Duration.ofMillis(50))
                .delivery(DeliveryConfig.defaults().withBackoff(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    private KafkaHandler open(KafkaHandlerConfig config) {
        return KafkaHandler.open(
                config, LogRecords.PLAIN, LogRecords.settings(problems).build());
    }

    @Test
    void whileTheBrokerIsAwayLinesGoToDiskAndStayThereOverARestart() throws IOException {
        try (KafkaHandler handler = open(config().build())) {
            for (int i = 0; i < 1_000; i++) {
                handler.writeLog(LogRecords.of("m" + i));
                handler.writeLog(LogRecords.from("org.apache.kafka.clients.NetworkClient", "not mine"));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> handler.counts().heldOnDisk() == 1_000);
            assertThat(handler.counts().excluded()).isEqualTo(1_000);
            assertThat(handler.counts().balanced()).isTrue();
            assertThat(handler.flush(Duration.ofMillis(50))).isFalse();
            assertThatThrownBy(() -> open(config().build())).isInstanceOf(DirectoryInUseException.class);
        }
        try (KafkaHandler handler = open(config().build())) {
            assertThat(handler.counts().recovered()).isEqualTo(1_000);
            assertThat(handler.counts().balanced()).isTrue();
        }
        assertThat(problems.told()).anyMatch(problem -> problem.kind() == HandlerProblem.Kind.UNREACHABLE);
    }

    @Test
    void diskAndMemoryAreBoundedAndWhatFindsNoRoomIsCounted() throws IOException {
        SpoolConfig small = SpoolConfig.of(directory.resolve("small")).withMaxBytes(64 << 10);
        KafkaHandlerConfig config = KafkaHandlerConfig.builder("127.0.0.1:1", "host-1", small)
                .maxBlock(Duration.ofMillis(20))
                .delivery(DeliveryConfig.defaults()
                        .withBatch(50, 8 << 10)
                        .withBackoff(Duration.ofMillis(20), Duration.ofMillis(100)))
                .build();
        KafkaHandler handler = KafkaHandler.open(
                config,
                LogRecords.PLAIN,
                LogRecords.settings(problems).maxRecords(100).build());
        try (handler) {
            String text = "x".repeat(200);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (int i = 0; i < 200; i++) {
                    handler.writeLog(LogRecords.of(text));
                }
                return handler.counts().dropped(DropReason.QUEUE_FULL) > 100
                        && handler.counts().heldOnDisk() > 200;
            });
        }
        HandlerCounts counts = handler.counts();
        assertThat(counts.balanced()).as(counts.toString()).isTrue();
        assertThat(counts.heldInMemory()).isZero();
        assertThat(counts.heldOnDisk()).isBetween(200L, 64L << 10);
        assertThat(counts.dropped(DropReason.UNWRITTEN_AT_CLOSE)).isPositive();
    }

    @Test
    void badConfigurationIsRefusedAndSecretsAreNotRepeated() throws IOException {
        assertThatThrownBy(() -> config().topic("no spaces").build()).hasMessageContaining("topic");
        assertThatThrownBy(() -> config().maxBlock(Duration.ofMinutes(1)).build())
                .hasMessageContaining("maxBlock");
        assertThatThrownBy(() -> config().deliveryTimeout(Duration.ofHours(1)).build())
                .hasMessageContaining("deliveryTimeout");
        assertThatThrownBy(() -> config().properties(Map.of("acks", "0")).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("acks");
        assertThat(config().properties(Map.of("sasl.jaas.config", "s3cret"))
                        .build()
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void withoutTheClientItIsNamedAndAllElseLoads() throws Exception {
        URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(".*kafka-clients.*"))
                .map(KafkaHandlerTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader host = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            String base = "ai.smartwhale.commons.logging.";
            Class<?> spools = host.loadClass(base + "spool.SpoolConfig");
            Class<?> configs = host.loadClass(base + "kafka.KafkaHandlerConfig");
            Class<?> formatters = host.loadClass(base + "LogFormatter");
            Object spool = spools.getMethod("of", Path.class).invoke(null, directory.resolve("none"));
            Object config = configs.getMethod("of", String.class, String.class, spools)
                    .invoke(null, "127.0.0.1:1", "key", spool);
            Object formatter =
                    host.loadClass(base + "LogRecords").getField("PLAIN").get(null);
            assertThatThrownBy(() -> host.loadClass(base + "KafkaHandler")
                            .getMethod("open", configs, formatters)
                            .invoke(null, config, formatter))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .satisfies(cause ->
                            assertThat(cause.getClass().getSimpleName()).isEqualTo("MissingDependencyException"))
                    .hasMessageContaining("org.apache.kafka:kafka-clients:");
        }
        assertThat(directory.resolve("none")).doesNotExist();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
