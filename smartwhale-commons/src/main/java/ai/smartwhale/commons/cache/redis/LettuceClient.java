// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.RemoteStoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Delegating;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.DefaultEndpoint;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The client with its two threads, its connections, and how long they wait. */
final class LettuceClient implements AutoCloseable {

    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final int THREADS = 2;
    /** The limit is kept elsewhere; this one is for what a command needs besides, and for the heartbeat. */
    private static final int SPARE = 3;

    private static final Duration FIRST_RECONNECT = Duration.ofMillis(10);
    private static final Duration LAST_RECONNECT = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final StatefulRedisConnection<String, byte[]> connection;

    private LettuceClient(
            ClientResources resources,
            RedisClient client,
            RedisURI uri,
            StatefulRedisConnection<String, byte[]> connection) {
        this.resources = resources;
        this.client = client;
        this.uri = uri;
        this.connection = connection;
    }

    static LettuceClient connect(RedisConfig config) {
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.exponential(FIRST_RECONNECT, LAST_RECONNECT, 2, TimeUnit.MILLISECONDS))
                .build();
        RedisURI uri = uri(config);
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .protocolVersion(ProtocolVersion.RESP3)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(SPARE * config.maxInFlight())
                .timeoutOptions(TimeoutOptions.enabled(config.commandTimeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(config.connectTimeout())
                        // Finds a dead end where nothing is under way; where something is, the system asks nothing,
                        // and the heartbeat finds it.
                        .keepAlive(SocketOptions.KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(5))
                                .interval(Duration.ofSeconds(1))
                                .count(3)
                                .build())
                        .build())
                .build());
        try {
            return new LettuceClient(resources, client, uri, open(client));
        } catch (RedisException e) {
            shutdown(client, resources);
            throw new RemoteStoreException("Redis at " + config + " cannot be reached", e);
        }
    }

    private static StatefulRedisConnection<String, byte[]> open(RedisClient client) {
        return client.connect(CODEC);
    }

    private static RedisURI uri(RedisConfig config) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(config.host())
                .withPort(config.port())
                .withSsl(config.tls())
                .withDatabase(config.database())
                .withTimeout(config.connectTimeout())
                .withClientName(config.prefix());
        config.password().ifPresent(password -> {
            if (config.user().isPresent()) {
                uri.withAuthentication(config.user().orElseThrow(), password.toCharArray());
            } else {
                uri.withPassword(password.toCharArray());
            }
        });
        return uri.build();
    }

    /** The connection that reads, writes and hears of changes. */
    StatefulRedisConnection<String, byte[]> connection() {
        return connection;
    }

    /** Another one, whose writes are not its own to the first; opened without blocking. */
    CompletableFuture<StatefulRedisConnection<String, byte[]>> another() {
        return client.connectAsync(CODEC, uri).toCompletableFuture();
    }

    /** One that hears what is published; opened within the connect timeout. */
    StatefulRedisPubSubConnection<String, byte[]> pubSub() {
        return client.connectPubSub(CODEC);
    }

    /** Closes the connection from this end; the client makes it anew. */
    void cutOff() {
        RedisChannelWriter writer = ((RedisChannelHandler<?, ?>) connection).getChannelWriter();
        while (writer instanceof Delegating<?> wrapper && wrapper.getDelegate() instanceof RedisChannelWriter inner) {
            writer = inner;
        }
        if (writer instanceof DefaultEndpoint endpoint) {
            endpoint.disconnect();
        }
    }

    @Override
    public void close() {
        connection.close();
        shutdown(client, resources);
    }

    private static void shutdown(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, CLOSE);
        resources
                .shutdown(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
