// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.RedisServer;

/** A genuine Redis server for tests: that of the embedded-redis artifact, or that of the machine where there is one. */
final class RedisProcess {

    /** Ends the server. */
    private interface Stop {
        void run() throws Exception;
    }

    private final int port;
    private final boolean ofMachine;
    private Stop server = () -> {};
    private RedisClient admin;
    private StatefulRedisConnection<String, String> connection;

    private RedisProcess(boolean ofMachine) {
        this.port = freePort();
        this.ofMachine = ofMachine;
        start();
    }

    static RedisProcess embedded() {
        return new RedisProcess(false);
    }

    /** Empty where no redis-server is on the path. */
    static Optional<RedisProcess> ofMachine() {
        return executable().map(found -> new RedisProcess(true));
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void start() {
        try {
            if (ofMachine) {
                Process process = new ProcessBuilder(List.of(
                                executable().orElseThrow().toString(),
                                "--port",
                                Integer.toString(port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                ""))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                server = () -> {
                    process.destroy();
                    process.waitFor();
                };
            } else {
                RedisServer embedded = RedisServer.newRedisServer()
                        .port(port)
                        .setting("bind 127.0.0.1")
                        .setting("save \"\"")
                        .build();
                embedded.start();
                server = embedded::stop;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin = RedisClient.create(RedisURI.create("127.0.0.1", port));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            connection = admin.connect();
            return connection.sync().ping().equals("PONG");
        });
    }

    void stop() throws Exception {
        connection.close();
        admin.shutdown();
        server.run();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** How often a command was called since the server started. */
    long calls(String command) {
        return commands()
                .info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ':'))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*?:calls=(\\d+).*", "$1")))
                .sum();
    }

    /** Kills the connections of clients with a name, as an operator does. */
    long kill(String name) {
        return commands()
                .clientList()
                .lines()
                .filter(line -> line.contains(" name=" + name + ' '))
                .map(line -> line.replaceAll(".*?id=(\\d+).*", "$1"))
                .mapToLong(id -> commands().clientKill(io.lettuce.core.KillArgs.Builder.id(Long.parseLong(id))))
                .sum();
    }

    void close() throws Exception {
        stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
