// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Replays that look for answers before they ask. */
@ExtendWith(EmbeddedKafkaExtension.class)
class ReplayCacheTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path report;
    private String servers;

    @BeforeEach
    void files(EmbeddedKafka broker) {
        report = folder.resolve("report.html");
        servers = broker.bootstrapServers();
    }

    private int run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--latency=1ms", "--error-rate=0", "--report=" + report));
        arguments.add("--bootstrap-servers=" + servers);
        arguments.addAll(List.of(more));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private JsonNode replay(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        assertThat(run(arguments.toArray(String[]::new))).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.path("requests").asInt()).isEqualTo(600);
        assertThat(result.path("answers").asInt()).isEqualTo(600);
        return result;
    }

    private static JsonNode layer(JsonNode result, String name) {
        for (JsonNode layer : result.path("cache")) {
            if (layer.path("name").asText().startsWith(name)) {
                return layer;
            }
        }
        throw new AssertionError("no layer " + name + " in " + result.path("cache"));
    }

    @Test
    void answersAreKeptInMemoryUnlessToldNot() throws IOException {
        // Slow enough for some answer to be there before it is asked for again.
        JsonNode kept = replay("--speed=30");
        assertThat(kept.path("cached").asInt()).isBetween(1, 599);
        assertThat(layer(kept, "L1").path("hits").asInt())
                .isEqualTo(kept.path("cached").asInt());
        assertThat(layer(kept, "L1").path("hit_rate").asDouble()).isBetween(0.001, 0.999);
        assertThat(Files.readString(report)).contains("By layer of the cache", "L1 (memory)", "from the cache");
        JsonNode asked = replay("--speed=max", "--no-cache");
        assertThat(asked.path("cached").asInt()).isZero();
        assertThat(asked.path("cache")).isEmpty();
    }

    @Test
    void answersOnDiskAreThereInTheNextRun() throws IOException {
        String directory = "--cache-dir=" + folder.resolve("answers");
        replay("--speed=max", directory);
        JsonNode second = replay("--speed=max", directory);
        assertThat(second.path("cached").asInt()).isEqualTo(600);
        assertThat(layer(second, "L3").path("hits").asInt()).isPositive();
    }

    @Test
    void answersInRedisAreThereForTheNextInstance() throws Exception {
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try {
            String address = "--redis=127.0.0.1:" + port;
            replay("--speed=max", address);
            JsonNode second = replay("--speed=max", address);
            assertThat(second.path("cached").asInt()).isEqualTo(600);
            assertThat(layer(second, "L2").path("hits").asInt()).isPositive();
            assertThat(layer(second, "L2").path("failures").asInt()).isZero();
            assertThat(run("--speed=max", address)).isEqualTo(ExitCode.OK);
            assertThat(out.toString()).contains("L2 (Redis)", "hit rate", "of them cached");
        } finally {
            redis.stop();
        }
    }

    @Test
    void saysWhatCannotBeUsed() throws IOException {
        assertThat(run("--redis=127.0.0.1:" + freePort())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("Redis", "127.0.0.1");
        assertThat(run("--redis=nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--no-cache", "--redis=127.0.0.1:6379")).isEqualTo(ExitCode.USAGE);
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        assertThat(run("--cache-dir=" + taken)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("taken");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
