// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.L3Cache;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisStore;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.logging.KafkaHandler;
import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogProcessor;
import ai.smartwhale.commons.logging.LogRecord;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.micrometer.MicrometerBinder;
import ai.smartwhale.commons.security.DataEncryptor;
import ai.smartwhale.commons.security.KeyManager;
import ai.smartwhale.commons.security.KeyManagerConfig;
import ai.smartwhale.commons.security.auth.AuthManager;
import ai.smartwhale.commons.security.auth.UserStore;
import ai.smartwhale.commons.security.keys.KeyPurpose;
import ai.smartwhale.commons.security.token.TokenManager;
import ai.smartwhale.commons.security.token.TokenManagerConfig;
import ai.smartwhale.commons.utils.InputValidator;
import ai.smartwhale.commons.utils.MathUtils;
import ai.smartwhale.commons.utils.SchemaValidator;
import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.schema.CompatibilityMode;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import ai.smartwhale.commons.utils.text.TextPattern;
import ai.smartwhale.commons.utils.validation.ValueRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Uses every part on a class path without any optional library, and says what each said. */
final class WithoutOptionalLibrariesMain {

    private WithoutOptionalLibrariesMain() {}

    private interface Work {
        Object run() throws Exception;
    }

    private static void say(String what, Work work) {
        try {
            System.out.println(what + ": " + work.run());
        } catch (MissingDependencyException e) {
            System.out.println(what + ": missing " + e.dependency());
        } catch (Throwable e) {
            System.out.println(what + ": " + e);
        }
    }

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempDirectory("without").resolve("cache.db");
        JsonNode json = new ObjectMapper().readTree("{\"type\":\"integer\"}");
        try (CommonsExecutors executors = CommonsExecutors.create("without");
                L3Cache<String> disk = L3Cache.builder(file, CacheCodec.text())
                        .executors(executors)
                        .open();
                CacheManager<String> cache = CacheManager.<String>builder("without")
                        .executors(executors)
                        .disk(disk)
                        .build()) {
            say(
                    "cache",
                    () -> cache.smartGet(CacheKey.of("web", "page"), key -> Optional.of("v"))
                            .value());
            say("redis", () -> RedisStore.connect(RedisConfig.of("localhost:1"), executors));
        }
        KeyManager keys = KeyManager.create(KeyManagerConfig.builder().build());
        say("text", () -> StringUtils.normalizeText("علي", NormalizationProfile.DISPLAY));
        say(
                "pattern",
                () -> StringUtils.findPatterns("a@b.cd", TextPattern.EMAIL).size());
        say("linear pattern", () -> TextPattern.linear("a", "a+"));
        say(
                "input",
                () -> InputValidator.builder()
                        .require("/type", ValueRule.text())
                        .build()
                        .validateInput(json)
                        .valid());
        SchemaValidator schemas = SchemaValidator.create();
        say(
                "compatibility",
                () -> schemas.checkCompatibility(json, json, CompatibilityMode.FULL)
                        .compatible());
        say("schema", () -> schemas.validateSchema(json, json));
        say("schema of a class", () -> schemas.generateSchema(String.class));
        say("key", () -> keys.generateKeys(KeyPurpose.ENCRYPTION).size());
        say("encrypted", () -> DataEncryptor.create(keys).encryptData(new byte[10], new byte[1]).length);
        say(
                "tokens",
                () -> TokenManager.create(
                        keys, TokenManagerConfig.builder("a", "b").build()));
        say(
                "password hashes by default",
                () -> AuthManager.builder(UserStore.inMemory(1)).build());
        say(
                "log line",
                () -> new String(
                                LogProcessor.withDefaults()
                                        .format(LogRecord.builder(Instant.EPOCH, LogLevel.INFO, "a")
                                                .message("mail to a@example.org")
                                                .build()),
                                StandardCharsets.UTF_8)
                        .contains("mail to ***"));
        say(
                "log to Kafka",
                () -> KafkaHandler.open(
                        KafkaHandlerConfig.of("localhost:1", "a", SpoolConfig.of(file.resolveSibling("spool"))),
                        LogProcessor.withDefaults()));
        MetricsCollector metrics = MetricsCollector.create();
        metrics.counter("whales_total", "Whales.").increment();
        say("metrics", () -> MetricsExporter.create(metrics).exportedNames().contains("whales_total"));
        say("Micrometer", () -> MicrometerBinder.bindToGlobalRegistry(metrics));
        say(
                "statistics",
                () -> MathUtils.statisticalAnalysis(new double[] {1, 2, 3}).mean());
    }
}
