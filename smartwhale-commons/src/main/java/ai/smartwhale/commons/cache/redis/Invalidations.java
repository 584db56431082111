// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.push.PushListener;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what other instances change: Redis pushes the names of changed keys on the connection that also writes, so
 * that own writes are left out, and what arrives is in order with what is read. The client does not switch this on
 * again after a reconnect; that is done here, and then everything known is uncertain. A connection that does not answer
 * the heartbeat twice is made anew.
 */
final class Invalidations implements PushListener, RedisConnectionStateListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Invalidations.class);
    private static final String TYPE = "invalidate";
    private static final long RETRY_MILLIS = 20;
    private static final int MOST_MISSED = 2;
    private static final byte[] ON = "on".getBytes(StandardCharsets.US_ASCII);
    private static final RedisCodec<String, byte[]> CODEC = LettuceClient.CODEC;

    private final StatefulRedisConnection<String, byte[]> connection;
    private final Runnable cutOff;
    private final RedisKeys keys;
    private final Generations generations;
    private final CommonsExecutors executors;
    private final List<RemoteStoreListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledFuture<?> heartbeat;
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Whether telling is being switched on already, however often it takes. */
    private final AtomicBoolean arming = new AtomicBoolean();

    private volatile boolean armed;
    private volatile boolean closed;

    Invalidations(
            StatefulRedisConnection<String, byte[]> connection,
            Runnable cutOff,
            RedisKeys keys,
            Generations generations,
            CommonsExecutors executors) {
        this.connection = connection;
        this.cutOff = cutOff;
        this.keys = keys;
        this.generations = generations;
        this.executors = executors;
    }

    /** Begins to listen; done once Redis has agreed. */
    CompletableFuture<Void> begin(Duration interval) {
        connection.addListener((PushListener) this);
        connection.addListener((RedisConnectionStateListener) this);
        return switchOn().thenAccept(done -> {
            armed = true;
            heartbeat = executors
                    .timer()
                    .scheduleWithFixedDelay(this::check, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        });
    }

    /** Off first: a server that tells already refuses to be asked for the same names once more. */
    private CompletableFuture<String> switchOn() {
        var unused = connection.async().clientTracking(TrackingArgs.Builder.enabled(false));
        return connection
                .async()
                .clientTracking(TrackingArgs.Builder.enabled()
                        .bcast()
                        .prefixes(keys.root())
                        .noloop())
                .toCompletableFuture();
    }

    AutoCloseable add(RemoteStoreListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells of every changed key as it is, until closed. */
    AutoCloseable watch(Consumer<String> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void onPushMessage(PushMessage message) {
        if (!TYPE.equals(message.getType())) {
            return;
        }
        List<Object> content = message.getContent(StringCodec.UTF8::decodeKey);
        if (content.size() < 2 || !(content.get(1) instanceof List<?> changed)) {
            // The whole database was emptied.
            uncertain();
            return;
        }
        for (Object key : changed) {
            String name = String.valueOf(key);
            watchers.forEach(watcher -> watcher.accept(name));
            keys.tell(name, new Forgetful());
        }
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
        armed = false;
        arm();
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
        armed = false;
    }

    /** Switches telling on again, however often it takes, and then takes everything known for old. */
    void arm() {
        if (!arming.getAndSet(true)) {
            tryToArm();
        }
    }

    private void tryToArm() {
        if (closed) {
            return;
        }
        try {
            var unused = switchOn().whenComplete((done, failure) -> {
                if (failure == null) {
                    arming.set(false);
                    armed = true;
                    uncertain();
                } else {
                    armAgain();
                }
            });
        } catch (RuntimeException e) {
            armAgain();
        }
    }

    private void armAgain() {
        if (closed || !connection.isOpen()) {
            arming.set(false);
            return;
        }
        try {
            var unused = executors.timer().schedule(this::tryToArm, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            arming.set(false);
            LOG.debug("the heartbeat takes over", e);
        }
    }

    /**
     * Redis is asked on the same connection, so an answer that telling is on proves that nothing was lost before it,
     * however late it comes.
     */
    private void check() {
        if (closed || asking.getAndSet(true)) {
            return;
        }
        try {
            var unused = state().whenComplete((state, failure) -> {
                asking.set(false);
                if (failure == null) {
                    missed.set(0);
                    if (!armed || !isOn(state)) {
                        arm();
                    }
                } else if (failure instanceof RedisCommandTimeoutException && missed.incrementAndGet() >= MOST_MISSED) {
                    missed.set(0);
                    reconnect();
                }
            });
        } catch (RuntimeException e) {
            asking.set(false);
            LOG.debug("the heartbeat could not be sent", e);
        }
    }

    /** A connection whose other end is gone without a word would stay open for many minutes. */
    private void reconnect() {
        if (!closed && connection.isOpen()) {
            LOG.warn("Redis does not answer; connecting again");
            cutOff.run();
        }
    }

    /** Asked by hand, because the client's own reader of the answer does not understand that of RESP3. */
    private CompletableFuture<List<Object>> state() {
        return connection
                .async()
                .dispatch(
                        CommandType.CLIENT,
                        new NestedMultiOutput<>(CODEC),
                        new CommandArgs<>(CODEC).add("TRACKINGINFO"))
                .toCompletableFuture();
    }

    private static boolean isOn(List<?> state) {
        return state.stream()
                .anyMatch(part -> part instanceof List<?> inner
                        ? isOn(inner)
                        : part instanceof byte[] text && Arrays.equals(text, ON));
    }

    void uncertain() {
        generations.forgetAll();
        listeners.forEach(listener -> safely(listener::uncertain));
    }

    private static void safely(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener of the shared layer failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        ScheduledFuture<?> beating = heartbeat;
        if (beating != null) {
            beating.cancel(false);
        }
    }

    /** Tells all listeners, after what is remembered here was forgotten. */
    private final class Forgetful implements RemoteStoreListener {

        @Override
        public void changed(CacheKey key) {
            listeners.forEach(listener -> safely(() -> listener.changed(key)));
        }

        @Override
        public void changedMatching(String namespace, GlobPattern pattern) {
            listeners.forEach(listener -> safely(() -> listener.changedMatching(namespace, pattern)));
        }

        @Override
        public void dropped(String namespace) {
            generations.forget(namespace);
            listeners.forEach(listener -> safely(() -> listener.dropped(namespace)));
        }

        @Override
        public void uncertain() {
            Invalidations.this.uncertain();
        }
    }
}
