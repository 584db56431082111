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
import ai.smartwhale.commons.resilience.Idempotency;
import ai.smartwhale.commons.resilience.RetryConfig;
import ai.smartwhale.commons.resilience.RetryManager;
import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.TimeUtils;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Test
    void theSnippetRuns() throws Exception {
        snippet(folder.resolve("pages.db"));
        assertThat(used).containsExactly("content of example.org/whales", "کتاب علی", Duration.ofSeconds(90));
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source = Files.readString(MODULE.resolve("src/test/java/ai/smartwhale/commons/ReadmeTest.java"));
        int begin = source.indexOf("// snippet\n") + "// snippet\n".length();
        String lines = source.substring(begin, source.indexOf("// end\n", begin));
        assertThat(Files.readString(MODULE.resolve("README.md")))
                .contains("```java\n" + lines.stripTrailing().stripIndent() + "\n```");
    }
}
