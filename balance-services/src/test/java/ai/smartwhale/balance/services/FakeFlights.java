// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.flight.FlightClaim;
import ai.smartwhale.commons.cache.flight.FlightListener;
import ai.smartwhale.commons.cache.flight.SharedFlights;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A store of marks in memory and virtual time, that can be away or hang; each instance has a side of its own. */
final class FakeFlights {

    private final LongSupplier now;
    private final Map<String, Mark> marks = new HashMap<>();
    private final Map<String, byte[]> landed = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private long tokens;
    boolean away;
    boolean hangs;
    int asked;
    Runnable beforeNews = () -> {};

    private static final class Mark {
        private final String token;
        private final Set<Side> waiting = new LinkedHashSet<>();
        private long until;

        Mark(String token) {
            this.token = token;
        }
    }

    FakeFlights(LongSupplier now) {
        this.now = now;
    }

    Side side() {
        return new Side();
    }

    /** The bytes of all values that were left. */
    String landed() {
        return landed.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** Answers what was asked while it hung. */
    void goOn() {
        hangs = false;
        List.copyOf(held).forEach(Runnable::run);
        held.clear();
    }

    private Optional<Mark> mark(String id, String token) {
        return Optional.ofNullable(live(id)).filter(mark -> mark.token.equals(token));
    }

    private Mark live(String id) {
        Mark mark = marks.get(id);
        return mark == null || now.getAsLong() - mark.until >= 0 ? null : mark;
    }

    final class Side implements SharedFlights {

        private FlightListener listener;

        private <T> CompletableFuture<T> ask(Supplier<T> question) {
            asked++;
            if (away) {
                return CompletableFuture.failedFuture(new RemoteStoreException("away"));
            }
            CompletableFuture<T> answer = new CompletableFuture<>();
            Runnable work = () -> answer.complete(question.get());
            if (hangs) {
                held.add(work);
            } else {
                work.run();
            }
            return answer;
        }

        @Override
        public CompletableFuture<FlightClaim> claim(String id, Duration lease) {
            return ask(() -> {
                Mark mark = live(id);
                if (mark != null) {
                    mark.waiting.add(this);
                    return new FlightClaim.Elsewhere(mark.token, Duration.ofNanos(mark.until - now.getAsLong()));
                }
                Mark own = new Mark("t" + ++tokens);
                own.until = now.getAsLong() + lease.toNanos();
                marks.put(id, own);
                return new FlightClaim.Owned(own.token);
            });
        }

        @Override
        public CompletableFuture<Boolean> renew(String id, String token, Duration lease) {
            return ask(() -> mark(id, token)
                    .map(mark -> {
                        mark.until = now.getAsLong() + lease.toNanos();
                        return true;
                    })
                    .orElse(false));
        }

        @Override
        public CompletableFuture<Integer> endIfAlone(String id, String token) {
            return ask(() -> {
                int waiting = mark(id, token).map(mark -> mark.waiting.size()).orElse(0);
                if (waiting == 0 && mark(id, token).isPresent()) {
                    marks.remove(id);
                }
                return waiting;
            });
        }

        @Override
        public CompletableFuture<Integer> land(String id, String token, Optional<byte[]> value, Duration keep) {
            return ask(() -> mark(id, token)
                    .map(mark -> {
                        marks.remove(id);
                        value.ifPresent(bytes -> landed.put(id + token, bytes));
                        beforeNews.run();
                        mark.waiting.forEach(side -> side.listener.ended(id, token, value.isPresent()));
                        return mark.waiting.size();
                    })
                    .orElse(0));
        }

        @Override
        public CompletableFuture<Optional<byte[]>> fetch(String id, String token) {
            return ask(() -> Optional.ofNullable(landed.get(id + token)));
        }

        @Override
        public CompletableFuture<Void> ping() {
            return ask(() -> null);
        }

        @Override
        public AutoCloseable addListener(FlightListener added) {
            listener = added;
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
