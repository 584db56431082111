// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.L3Cache;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.logging.FileHandler;
import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogProcessor;
import ai.smartwhale.commons.logging.LogRecord;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.health.HealthChecker;
import ai.smartwhale.commons.monitoring.health.HealthChecks;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import ai.smartwhale.commons.resilience.Idempotency;
import ai.smartwhale.commons.resilience.RetryConfig;
import ai.smartwhale.commons.resilience.RetryManager;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.audit.AuditTrail;
import ai.smartwhale.commons.security.keys.KekProvider;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.token.TokenManager;
import ai.smartwhale.commons.security.token.TokenManagerConfig;
import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.TimeUtils;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what is compiled and run here. */
class ReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "smartwhale-commons");

    private final List<Object> used = new ArrayList<>();

    @TempDir
    private Path folder;

    private void use(Object result) {
        used.add(result);
    }

    private String fetch(String page) {
        return "content of " + page;
    }

    private void snippet(Path file) throws Exception {
        // snippet
        try (CommonsExecutors executors = CommonsExecutors.create("my-host");
                L3Cache<String> disk = L3Cache.builder(file, CacheCodec.text())
                        .executors(executors)
                        .open();
                CacheManager<String> cache = CacheManager.<String>builder("pages")
                        .executors(executors)
                        .disk(disk)
                        .build();
                RetryManager retries = RetryManager.create(RetryConfig.withDefaults(), executors)) {
            CacheKey key = CacheKey.of("web", "example.org/whales");
            Lookup<String> page = cache.smartGet(
                    key,
                    missing -> Optional.of(
                            retries.attemptRetry("fetch", Idempotency.IDEMPOTENT, () -> fetch(missing.id()))));
            use(page.value().orElseThrow());
            cache.invalidation().patternInvalidate("web", "example.org/*").join();
        }
        use(StringUtils.normalizeText("كتاب علي", NormalizationProfile.DISPLAY));
        use(TimeUtils.calculateDuration(Instant.EPOCH, Instant.EPOCH.plusSeconds(90)));
        // end
    }

    private void trustAndSee(Path directory) throws Exception {
        // snippet
        MetricsCollector metrics = MetricsCollector.create();
        try (AuditTrail trail = AuditTrail.open(directory.resolve("audit.jsonl"));
                KeyManager keys = KeyManager.create(KeyManagerConfig.builder()
                        .store(directory.resolve("keys.json"), KekProvider.createFile(directory.resolve("kek")))
                        .audit(trail)
                        .build());
                FileHandler logs = FileHandler.open(
                        FileHandlerConfig.of(directory.resolve("host.log")), LogProcessor.withDefaults());
                HealthChecker health = HealthChecker.builder()
                        .check("disk", HealthChecks.disk(directory, 1L << 30, 1L << 20))
                        .build();
                MonitoringServer server = MonitoringServer.builder()
                        .metrics(MetricsExporter.create(metrics))
                        .health(health, HealthReporter.create(health, "my-host"))
                        .start()) {
            keys.generateKeys(KeyPurpose.ENCRYPTION, KeyPurpose.HMAC_SIGNING);
            DataEncryptor encryptor = DataEncryptor.create(keys);
            byte[] hidden = encryptor.encryptData(bytes("blue whale"), bytes("page 7"));
            use(new String(encryptor.decryptData(hidden, bytes("page 7")), StandardCharsets.UTF_8));

            TokenManager tokens = TokenManager.create(
                    keys, TokenManagerConfig.builder("my-host", "balance").build());
            String token = tokens.generateToken("model-7", Map.of()).accessToken();
            use(tokens.validateToken(token).subject());

            metrics.timer("fetch_seconds", "How long fetching takes.").record(Duration.ofMillis(20));
            logs.writeLog(LogRecord.builder(Instant.EPOCH, LogLevel.INFO, "my.host")
                    .format("a token for {}: {}", "a@example.org", token)
                    .build());
            logs.flush(Duration.ofSeconds(10));
            use(server.uri("/metrics"));
        }
        // end
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsHiddenSignedAndLoggedIsSo() throws Exception {
        trustAndSee(folder);
        assertThat(used).startsWith("blue whale", "model-7").hasSize(3);
        assertThat(Files.readString(folder.resolve("host.log")))
                .contains("a token for ***: ***")
                .doesNotContain("example.org", "eyJ");
    }

    @Test
    void theSnippetRuns() throws Exception {
        snippet(folder.resolve("pages.db"));
        assertThat(used).containsExactly("content of example.org/whales", "کتاب علی", Duration.ofSeconds(90));
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source = Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/commons/ReadmeTest.java"));
        List<String> snippets = Pattern.compile("// snippet\n(.*?)// end\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(found -> "```java\n" + found.group(1).stripTrailing().stripIndent() + "\n```")
                .toList();
        assertThat(snippets).hasSize(2);
        assertThat(Files.readString(MODULE.resolve("README.md"))).contains(snippets);
    }
}
