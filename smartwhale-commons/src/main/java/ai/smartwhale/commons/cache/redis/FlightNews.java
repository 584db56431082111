// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.flight.FlightListener;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears how flights end, and passes it on. What is not in the form of ours is dropped. Thread-safe. */
final class FlightNews extends RedisPubSubAdapter<String, byte[]> implements RedisConnectionStateListener {

    private static final Logger LOG = LoggerFactory.getLogger(FlightNews.class);
    private static final char LANDED = '+';
    private static final char FAILED = '-';
    private static final int LONGEST = 600;

    private final List<FlightListener> listeners = new CopyOnWriteArrayList<>();

    static byte[] text(String id, String token, boolean landed) {
        return ((landed ? LANDED : FAILED) + id + ' ' + token).getBytes(StandardCharsets.UTF_8);
    }

    AutoCloseable add(FlightListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void message(String channel, byte[] message) {
        if (message.length > LONGEST) {
            return;
        }
        String text = new String(message, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        if (space > 1 && (text.charAt(0) == LANDED || text.charAt(0) == FAILED)) {
            String id = text.substring(1, space);
            String token = text.substring(space + 1);
            tell(listener -> listener.ended(id, token, text.charAt(0) == LANDED));
        }
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
        tell(FlightListener::interrupted);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
        tell(FlightListener::interrupted);
    }

    private void tell(Consumer<FlightListener> news) {
        for (FlightListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener of shared flights failed", e);
            }
        }
    }
}
