// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.cache.redis.RedisConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import redis.embedded.RedisServer;

/** A genuine Redis server that can be stopped, started again, and made to hang. */
final class TestRedis implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server;
    private RedisClient admin;
    private StatefulRedisConnection<String, String> connection;

    TestRedis() {
        start();
    }

    void start() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin = RedisClient.create(RedisURI.create("127.0.0.1", port));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            connection = admin.connect();
            return connection.sync().ping().equals("PONG");
        });
    }

    void stop() {
        connection.close();
        admin.shutdown();
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RedisConfig config() {
        return RedisConfig.of("127.0.0.1:" + port);
    }

    /** For who must not lose what Redis says too late on a slow machine. */
    RedisConfig patient() {
        return RedisConfig.builder("127.0.0.1:" + port)
                .commandTimeout(Duration.ofSeconds(30))
                .build();
    }

    RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** Answers nobody for a while, with all connections open. */
    void hang(Duration span) {
        commands().clientPause(span.toMillis());
    }

    @Override
    public void close() {
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
