// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.flight.FlightClaim;
import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Marks on Lettuce: one connection that asks, one that hears. */
final class LettuceFlights implements SharedFlights {

    private static final int LONGEST_ID = 200;

    private final LettuceClient client;
    private final StatefulRedisPubSubConnection<String, byte[]> hearing;
    private final FlightNews news;
    private final RedisAsyncCommands<String, byte[]> redis;
    private final InFlight inFlight;
    private final String prefix;
    private final String name = UUID.randomUUID().toString();
    private final byte[] channel;
    private final byte[] most;
    private final AtomicLong tokens = new AtomicLong();
    private final Script claim;
    private final Script renew;
    private final Script endIfAlone;
    private final Script land;
    private final Combining<Claim, Optional<FlightClaim>> claims;
    private final Combining<End, Integer> ends;
    private volatile boolean closed;

    private record Claim(String mark, String token, byte[] millis) {}

    private record End(String mark, byte[] token) {}

    private LettuceFlights(RedisConfig config, LettuceClient client, int mostWaiting) {
        this.client = client;
        this.prefix = config.prefix();
        this.channel = bytes(prefix + "-flights:" + name);
        this.most = bytes(Integer.toString(mostWaiting));
        this.redis = client.connection().async();
        this.inFlight = new InFlight(config);
        this.claim = new Script(redis, FlightScripts.CLAIM, ScriptOutputType.MULTI);
        this.renew = new Script(redis, FlightScripts.RENEW, ScriptOutputType.INTEGER);
        this.endIfAlone = new Script(redis, FlightScripts.END_IF_ALONE, ScriptOutputType.MULTI);
        this.land = new Script(redis, FlightScripts.LAND, ScriptOutputType.INTEGER);
        this.claims = new Combining<>("claim", config.maxInFlight(), this::claimAll);
        this.ends = new Combining<>("end", config.maxInFlight(), this::endAll);
        this.news = new FlightNews();
        this.hearing = client.pubSub();
    }

    static SharedFlights connect(RedisConfig config, int mostWaiting) {
        LettuceClient client = LettuceClient.connect(config);
        try {
            LettuceFlights flights = new LettuceFlights(config, client, mostWaiting);
            flights.hear();
            return flights;
        } catch (RedisException e) {
            client.close();
            throw new RemoteStoreException("Redis at " + config + " cannot be heard", e);
        }
    }

    /** The client subscribes again by itself after it has connected again. */
    private void hear() {
        hearing.addListener((RedisPubSubListener<String, byte[]>) news);
        hearing.sync().subscribe(new String(channel, StandardCharsets.UTF_8));
        hearing.addListener((RedisConnectionStateListener) news);
    }

    private String mark(String id) {
        boolean sound = InvalidValueException.requirePresent("id", id).length() <= LONGEST_ID && !id.isEmpty();
        for (int i = 0; sound && i < id.length(); i++) {
            char c = id.charAt(i);
            sound = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
        }
        if (!sound) {
            throw new InvalidValueException("id", id, "[A-Za-z0-9_-]{1," + LONGEST_ID + '}');
        }
        return prefix + "-flight:{" + id + '}';
    }

    private String landing(String id, String token) {
        return prefix + "-landing:{" + id + "}:" + token;
    }

    @Override
    public CompletableFuture<FlightClaim> claim(String id, Duration lease) {
        String mark = mark(id);
        byte[] millis = millis("lease", lease);
        requireOpen();
        return claims.ask(new Claim(mark, name + '.' + tokens.incrementAndGet(), millis))
                .thenApply(claimed -> claimed.orElseThrow(
                        () -> new RemoteStoreException("what lies in Redis under " + mark + " is none of ours", null)));
    }

    private CompletableFuture<List<Optional<FlightClaim>>> claimAll(List<Claim> asked) {
        String[] keys = asked.stream().map(Claim::mark).toArray(String[]::new);
        byte[][] arguments = new byte[2 * asked.size() + 2][];
        arguments[0] = channel;
        arguments[1] = most;
        for (int i = 0; i < asked.size(); i++) {
            arguments[2 * i + 2] = bytes(asked.get(i).token());
            arguments[2 * i + 3] = asked.get(i).millis();
        }
        return inFlight.ask(
                "claim", 1, () -> claim.<List<Object>>call(keys, arguments).thenApply(answers -> read(answers, asked)));
    }

    private static List<Optional<FlightClaim>> read(List<Object> answers, List<Claim> asked) {
        List<Optional<FlightClaim>> claims = new ArrayList<>(asked.size());
        for (int i = 0; i < Math.min(answers.size(), asked.size()); i++) {
            claims.add(
                    answers.get(i) instanceof List<?> answer
                            ? read(answer, asked.get(i).token())
                            : Optional.empty());
        }
        return claims;
    }

    private static Optional<FlightClaim> read(List<?> answer, String token) {
        return switch (number(answer, 0).intValue()) {
            case 0 -> Optional.of(new FlightClaim.Owned(token));
            case 1 ->
                Optional.of(new FlightClaim.Elsewhere(
                        answer.get(1) instanceof byte[] holder ? new String(holder, StandardCharsets.UTF_8) : "",
                        Duration.ofMillis(number(answer, 2))));
            case 2 -> Optional.of(new FlightClaim.Crowded());
            default -> Optional.empty();
        };
    }

    private static Long number(List<?> answer, int index) {
        if (index < answer.size() && answer.get(index) instanceof Long value) {
            return value;
        }
        throw new RedisException("an answer of another form than asked for");
    }

    @Override
    public CompletableFuture<Boolean> renew(String id, String token, Duration lease) {
        String[] keys = {mark(id)};
        byte[] millis = millis("lease", lease);
        return ask("renew", () -> renew.<Long>call(keys, bytes(token), millis).thenApply(renewed -> renewed == 1));
    }

    @Override
    public CompletableFuture<Integer> endIfAlone(String id, String token) {
        End end = new End(mark(id), bytes(token));
        requireOpen();
        return ends.ask(end);
    }

    private CompletableFuture<List<Integer>> endAll(List<End> asked) {
        String[] keys = asked.stream().map(End::mark).toArray(String[]::new);
        byte[][] arguments = asked.stream().map(End::token).toArray(byte[][]::new);
        return inFlight.ask(
                "end",
                1,
                () -> endIfAlone
                        .<List<Object>>call(keys, arguments)
                        .thenApply(waiting -> IntStream.range(0, asked.size())
                                .mapToObj(i -> number(waiting, i).intValue())
                                .toList()));
    }

    @Override
    public CompletableFuture<Integer> land(String id, String token, Optional<byte[]> value, Duration keep) {
        String[] keys = {mark(id), landing(id, token)};
        byte[] millis = millis("keep", keep);
        byte[] told = FlightNews.text(id, token, value.isPresent());
        return ask(
                "land",
                () -> value.map(content -> land.<Long>call(keys, bytes(token), millis, told, content))
                        .orElseGet(() -> land.<Long>call(keys, bytes(token), millis, told))
                        .thenApply(Math::toIntExact));
    }

    @Override
    public CompletableFuture<Optional<byte[]>> fetch(String id, String token) {
        mark(id);
        String key = landing(id, token);
        return ask("fetch", () -> redis.get(key).toCompletableFuture().thenApply(Optional::ofNullable));
    }

    @Override
    public CompletableFuture<Void> ping() {
        return ask("ping", () -> redis.ping().toCompletableFuture().thenAccept(answer -> {}));
    }

    @Override
    public AutoCloseable addListener(FlightListener listener) {
        requireOpen();
        return news.add(InvalidValueException.requirePresent("listener", listener));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            hearing.close();
            client.close();
        }
    }

    private <T> CompletableFuture<T> ask(String what, Supplier<CompletableFuture<T>> question) {
        requireOpen();
        return inFlight.ask(what, 1, question);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the marks are closed");
        }
    }

    private static byte[] millis(String field, Duration span) {
        return bytes(Long.toString(
                Math.max(1, InvalidValueException.requirePositive(field, span).toMillis())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
