// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfigBuilder;
import ai.smartwhale.commons.logging.spool.DeliveryConfig;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTP server that answers as a search server does. */
@Timeout(60)
class ElasticHandlerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final LogRecords.Problems problems = new LogRecords.Problems();
    private BulkServer server;

    @BeforeEach
    void start() throws IOException {
        server = new BulkServer(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ElasticHandlerConfigBuilder config(URI address) {
        return ElasticHandlerConfig.builder(address, SpoolConfig.of(directory.resolve("spool")))
                .delivery(DeliveryConfig.defaults()
                        .withBatch(50, 1 << 20)
                        .withBackoff(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    private ElasticHandler open(ElasticHandlerConfig config) {
        return ElasticHandler.open(
                config, LogRecords.JSON, LogRecords.settings(problems).build());
    }

    private static void log(LogHandler handler, int from, int to) {
        for (int i = from; i < to; i++) {
            handler.writeLog(LogRecords.of("m" + i));
        }
    }

    private static List<String> messages(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }

    @Test
    void linesAreCreatedInOrderInTheIndexOfTheirDay() {
        try (ElasticHandler handler = open(config(server.address())
                .index("logs-{uuuu.MM.dd}")
                .authorization(() -> Optional.of("ApiKey s3cret"))
                .build())) {
            log(handler, 0, 500);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).isEqualTo(messages(0, 500));
            assertThat(server.indices()).containsOnly("logs-2026.01.02");
            assertThat(server.authorizations()).containsOnly("ApiKey s3cret");
            assertThat(server.encodings()).containsOnly("gzip");
            assertThat(handler.counts().written()).isEqualTo(500);
            assertThat(handler.counts().balanced()).isTrue();
        }
    }

    @Test
    void busyLinesAreSentAgainAndUnfitOnesGoToTheQuarantineWithTheirReason() throws IOException {
        // Of every request each tenth line comes back as too many, until it comes the second time.
        server.itemStatus((message, earlier) -> {
            int number = Integer.parseInt(message.substring(1));
            return number % 10 == 3 && earlier == 0 ? 429 : number == 7 ? 400 : 201;
        });
        try (ElasticHandler handler = open(config(server.address()).gzip(false).build())) {
            log(handler, 0, 40);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(messages(0, 40).stream()
                            .filter(message -> !message.equals("m7"))
                            .toList());
            HandlerCounts counts = handler.counts();
            assertThat(counts.written()).isEqualTo(39);
            assertThat(counts.dropped(DropReason.REJECTED)).isEqualTo(1);
            assertThat(counts.quarantined()).isEqualTo(1);
            assertThat(counts.balanced()).isTrue();
            assertThat(Files.readAllLines(directory.resolve("spool/quarantine.ndjson")))
                    .singleElement()
                    .asString()
                    .contains("\"reason\":\"status 400 mapper_parsing_exception\"", "\\\"message\\\":\\\"m7\\\"");
        }
        assertThat(problems.told())
                .extracting(HandlerProblem::kind)
                .contains(HandlerProblem.Kind.REJECTED, HandlerProblem.Kind.UNREACHABLE);
    }

    @Test
    void anAnswerThatGotLostDoublesNothing() {
        server.loseAnswers(1);
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 0, 20);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).isEqualTo(messages(0, 20));
            assertThat(handler.counts().written()).isEqualTo(20);
            assertThat(handler.counts().failures()).isPositive();
        }
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedUntilItFits() {
        server.mostLines(7);
        server.tooLong("m5");
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 0, 60);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages())
                    .isEqualTo(messages(0, 60).stream()
                            .filter(message -> !message.equals("m5"))
                            .toList());
            assertThat(handler.counts().dropped(DropReason.REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void whileTheServerIsAwayNothingIsLostAndAfterwardsAllArriveInOrder() throws IOException {
        int port = server.port();
        server.close();
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 0, 2_000);
            await().atMost(LONG).until(() -> handler.counts().heldOnDisk() == 2_000);
            HandlerCounts down = handler.counts();
            assertThat(down.balanced()).isTrue();
            assertThat(down.droppedTotal()).isZero();
            assertThat(down.written()).isZero();
            server = new BulkServer(port);
            log(handler, 2_000, 2_100);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).isEqualTo(messages(0, 2_100));
            assertThat(handler.counts().written()).isEqualTo(2_100);
            assertThat(handler.counts().balanced()).isTrue();
        }
    }

    @Test
    void whatWasSpooledIsDeliveredByTheNextProcess() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ElasticHandlerConfig away =
                config(URI.create("http://127.0.0.1:" + port)).build();
        try (ElasticHandler handler = open(away)) {
            log(handler, 0, 300);
        }
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 300, 310);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).isEqualTo(messages(0, 310));
            assertThat(handler.counts().recovered()).isEqualTo(300);
            assertThat(handler.counts().balanced()).isTrue();
        }
    }

    @Test
    void aServerThatRefusesIsAskedAgainAndNothingIsDropped() {
        server.refuse(3, 503);
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 0, 10);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).isEqualTo(messages(0, 10));
            assertThat(handler.counts().failures()).isGreaterThanOrEqualTo(3);
            assertThat(handler.counts().droppedTotal()).isZero();
        }
    }

    @Test
    void anAnswerThatMakesNoSenseIsAFailureAndNothingIsLostOrDoubled() {
        server.answerOnce(List.of(
                "<html>proxy</html>",
                "",
                "[]",
                "{\"items\":[]}",
                "{\"items\":[{\"create\":{\"status\":201}",
                "{\"items\":[1,2,3]}",
                "[".repeat(5_000),
                "{\"items\":[{\"create\":{\"status\":99999999999999999999}}]}"));
        try (ElasticHandler handler = open(config(server.address()).build())) {
            log(handler, 0, 1);
            assertThat(handler.flush(LONG)).isTrue();
            assertThat(server.messages()).containsExactly("m0");
            assertThat(handler.counts().written()).isEqualTo(1);
            assertThat(handler.counts().failures()).isEqualTo(8);
        }
    }

    @Test
    void whatIsSecretIsToldByNobody() {
        ElasticHandlerConfig config = config(server.address())
                .authorization(() -> Optional.of("bad\nvalue s3cret"))
                .build();
        try (ElasticHandler handler = open(config)) {
            log(handler, 0, 1);
            await().atMost(LONG).until(() -> !problems.told().isEmpty());
        }
        assertThat(problems.told().toString() + config).doesNotContain("s3cret");
        assertThatThrownBy(
                        () -> ElasticHandlerConfig.of(URI.create("http://user:s3cret@host"), SpoolConfig.of(directory)))
                .isInstanceOf(InvalidValueException.class)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void badConfigurationIsRefused() {
        assertThatThrownBy(() -> config(URI.create("ftp://host")).build()).hasMessageContaining("servers");
        for (String index : List.of("", "Logs", "a/b", "{nonsense}", "a{uuuu}{MM}", "_x", "logs\"")) {
            assertThatThrownBy(() -> config(server.address()).index(index).build())
                    .as(index)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("index");
        }
    }
}
