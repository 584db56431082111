// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.CacheManager;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server. */
class HttpSyncTest {

    private static final int BREAK_AFTER = 200_000;

    @TempDir
    Path folder;

    private final CommonsExecutors executors = CommonsExecutors.create("sync-test", 4);
    private final ExecutorService serving = Executors.newCachedThreadPool();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final CountDownLatch hang = new CountDownLatch(1);
    private volatile byte[] bytes = new byte[500_000];
    private volatile String tag = "\"v1\"";
    private volatile boolean knowsRanges = true;
    private volatile boolean tellsDigest = true;
    private volatile boolean hangs;
    private volatile Runnable onBreak = () -> {};
    private HttpServer server;
    private SyncManager manager;

    @BeforeEach
    void start() throws IOException {
        new Random(4).nextBytes(bytes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(serving);
        server.createContext("/base/", this::answer);
        server.start();
        open(Duration.ofSeconds(30));
    }

    private void open(Duration stall) throws IOException {
        manager = SyncManager.create(
                SyncManagerConfig.defaults()
                        .withAttempts(4, BackoffStrategies.constant(Duration.ofMillis(1)))
                        .withStall(stall),
                executors,
                Ticker.system(),
                new Random(1));
        URI base = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/base/");
        manager.registerEndpoint(HttpEndpoint.create("web", base, HttpClient.newHttpClient(), Duration.ofSeconds(30)));
        manager.registerEndpoint(FileEndpoint.create("out", folder));
        manager.registerSyncTask(
                SyncTask.of("t", new SyncLocation("web", "a b/data.bin"), new SyncLocation("out", "copy")));
    }

    @AfterEach
    void stop() {
        hang.countDown();
        manager.close();
        server.stop(0);
        serving.shutdownNow();
        executors.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] all = bytes;
            String version = tag;
            if (!exchange.getRequestURI().getRawPath().equals("/base/a%20b/data.bin")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", version);
            if (tellsDigest) {
                byte[] digest = HexFormat.of().parseHex(Sha256.of(all));
                exchange.getResponseHeaders()
                        .set("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(all.length));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            send(exchange, all, version);
        }
    }

    private void send(HttpExchange exchange, byte[] all, String version) throws IOException {
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        boolean same = version.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        ranges.add(range.orElse("all"));
        int from = 0;
        if (range.isPresent() && same && knowsRanges) {
            from = Integer.parseInt(range.orElseThrow().replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (all.length - 1) + "/" + all.length);
            exchange.sendResponseHeaders(206, all.length - from);
        } else {
            exchange.sendResponseHeaders(200, all.length);
        }
        OutputStream body = exchange.getResponseBody();
        if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            body.write(all, from, Math.min(BREAK_AFTER, all.length - from));
            body.flush();
            onBreak.run();
            if (hangs) {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return;
        }
        body.write(all, from, all.length - from);
    }

    private SyncStatus run() {
        return manager.executeSync("t").orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void assertArrived() throws IOException {
        assertThat(Files.readAllBytes(folder.resolve("copy"))).isEqualTo(bytes);
    }

    @Test
    void aResourceArrivesAndIsComparedWithItsDigest() throws IOException {
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertThat(status.verification()).contains(SyncVerification.SOURCE);
        assertArrived();
    }

    @Test
    void aBrokenConnectionIsGoneOnWithByARange() throws IOException {
        breaks.set(1);
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertThat(status.attempts()).isEqualTo(2);
        assertThat(ranges).hasSize(2);
        assertThat(ranges.get(0)).isEqualTo("all");
        assertThat(ranges.get(1)).startsWith("bytes=");
        assertThat(status.transferred()).as("nothing is moved twice").isEqualTo(bytes.length);
        assertArrived();
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        knowsRanges = false;
        breaks.set(1);
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertArrived();
    }

    @Test
    void aVersionThatChangedInTheMiddleIsReadAnew() throws IOException {
        breaks.set(1);
        onBreak = () -> {
            byte[] other = new byte[400_000];
            new Random(5).nextBytes(other);
            bytes = other;
            tag = "\"v2\"";
        };
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertArrived();
    }

    @Test
    void withoutADigestTheLengthAndTheVersionAreCompared() throws IOException {
        tellsDigest = false;
        assertThat(run().verification()).contains(SyncVerification.LENGTH);
        assertArrived();
    }

    @Test
    void weakTagsAreNoReasonToGoOn() throws IOException {
        tag = "W/\"v1\"";
        breaks.set(1);
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertThat(ranges).containsExactly("all", "all");
        assertArrived();
    }

    @Test
    void aServerThatIsBusyIsAskedAgainAndOneThatHasNothingIsNot() throws IOException {
        refusals.set(2);
        assertThat(run().state()).isEqualTo(SyncState.COMPLETED);
        assertArrived();
        manager.registerSyncTask(SyncTask.of("none", new SyncLocation("web", "none"), new SyncLocation("out", "none")));
        SyncStatus missing =
                manager.executeSync("none").orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(missing.problem()).contains(SyncProblem.SOURCE_MISSING);
        assertThat(missing.attempts()).isEqualTo(1);
    }

    @Test
    void aReadThatHangsIsGivenUpAndGoneOnWith() throws IOException {
        manager.close();
        open(Duration.ofMillis(300));
        hangs = true;
        breaks.set(1);
        SyncStatus status = run();
        assertThat(status.state()).as(status.toString()).isEqualTo(SyncState.COMPLETED);
        assertThat(status.attempts()).isGreaterThan(1);
        assertArrived();
    }

    @Test
    void theCacheIsADestinationAndASource() throws IOException {
        try (CacheManager<byte[]> cache = CacheManager.<byte[]>builder("sync").build()) {
            TimeToLive hour = TimeToLive.of(Duration.ofHours(1));
            manager.registerEndpoint(CacheEndpoint.create("cache", cache, "data", hour, 1 << 20));
            manager.registerEndpoint(CacheEndpoint.create("small", cache, "small", hour, 1_000));
            SyncLocation web = new SyncLocation("web", "a b/data.bin");
            SyncLocation key = new SyncLocation("cache", "key");
            manager.registerSyncTask(SyncTask.of("in", web, key));
            manager.registerSyncTask(SyncTask.of("on", key, new SyncLocation("out", "copy")));
            manager.registerSyncTask(SyncTask.of("much", web, new SyncLocation("small", "key")));
            breaks.set(1);
            SyncStatus in =
                    manager.executeSync("in").orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(in.state()).as(in.toString()).isEqualTo(SyncState.COMPLETED);
            Lookup<byte[]> found = cache.smartGet(new CacheKey("data", "key"));
            byte[] cached = found instanceof Lookup.Hit<byte[]> hit
                    ? hit.entry().value().orElseThrow()
                    : new byte[0];
            assertThat(cached).isEqualTo(bytes);
            SyncStatus on =
                    manager.executeSync("on").orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(on.state()).as(on.toString()).isEqualTo(SyncState.COMPLETED);
            assertArrived();
            SyncStatus much =
                    manager.executeSync("much").orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(much.problem()).contains(SyncProblem.TOO_LARGE);
        }
    }

    @Test
    void addressesAreChecked() {
        for (String odd : List.of("ftp://host/", "http://host/no-slash", "http://host/?q=1", "relative/")) {
            assertThatThrownBy(() -> HttpEndpoint.create(
                            "x", URI.create(odd), HttpClient.newHttpClient(), Duration.ofSeconds(1)))
                    .as(odd)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("base");
        }
    }
}
