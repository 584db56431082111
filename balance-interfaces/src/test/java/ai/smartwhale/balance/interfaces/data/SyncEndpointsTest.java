// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncEndpointsTest {

    private final CommonsExecutors executors = CommonsExecutors.create("sync-test");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        executors.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "", ".", "a/./b", "a//b", "a/../b", ".sync-1", "a\0b"})
    void noKeyLeadsOutOfTheFolderOrToTwoPlaces(String key) {
        SyncEndpoint files = SyncEndpoint.files(folder);
        assertThatThrownBy(() -> files.read(key)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> files.write(key, new byte[1])).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> files.remove(key)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void linksAreNotFollowed(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
        SyncEndpoint files = SyncEndpoint.files(folder);
        assertThat(files.keys()).contains(Set.of());
        assertThatThrownBy(() -> files.read("link/secret")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> files.read("file")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> files.write("link/new", new byte[1])).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aFileThatWasBeingWrittenIsNoValue() throws IOException {
        Files.writeString(folder.resolve(".sync-123"), "half");
        assertThat(SyncEndpoint.files(folder).keys()).contains(Set.of());
    }

    @Test
    void aCacheIsFilledFromFilesAndVerified() throws Exception {
        SyncEndpoint files = SyncEndpoint.files(folder);
        files.write("a", new byte[] {1});
        files.write("b/c", new byte[] {2, 3});
        try (CacheManager<byte[]> cache =
                CacheManager.<byte[]>builder("sync-test").executors(executors).build()) {
            SyncEndpoint kept =
                    SyncEndpoint.cache(cache, "kept", TimeToLive.of(Duration.ofMinutes(5)), Duration.ofSeconds(20));
            SyncHandler handler = SyncHandler.create(executors.workers());
            assertThat(handler.syncData(SyncPlan.of(files, kept))
                            .get(30, TimeUnit.SECONDS)
                            .complete())
                    .isTrue();
            assertThat(handler.verifySync(files, kept).get(30, TimeUnit.SECONDS).isEqual())
                    .isTrue();
            kept.remove("a");
            assertThat(handler.verifySync(files, kept, Optional.of(Set.of("a", "b/c")))
                            .get(30, TimeUnit.SECONDS)
                            .onlyInSource())
                    .containsExactly("a");
        }
    }

    @Test
    void aValueThatIsTooLargeFailsAlone() throws Exception {
        SyncEndpoint source = SyncEndpoint.files(Files.createDirectory(folder.resolve("source")));
        SyncEndpoint target = SyncEndpoint.files(Files.createDirectory(folder.resolve("target")));
        source.write("large", new byte[11]);
        source.write("small", new byte[10]);
        SyncReport report = SyncHandler.create(executors.workers(), 10)
                .syncData(SyncPlan.of(source, target))
                .get(30, TimeUnit.SECONDS);
        assertThat(report.failures()).containsOnlyKeys("large");
        assertThat(report.copied()).isOne();
        assertThat(report.complete()).isFalse();
    }
}
