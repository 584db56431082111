// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.security.SecurityEventType;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sessions in memory, found by the hash of their id: whoever reads the memory learns no id. The audit is told outside
 * of the lock. Thread-safe.
 */
final class SessionRegistry {

    private static final int ID_BYTES = 32;
    private static final int HANDLE_BYTES = 12;
    private static final int LONGEST_ID = 64;

    private final Object lock = new Object();
    private final SessionTable table = new SessionTable();
    private final SessionConfig config;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final SecureRandom random;

    /** A session with the secret id that opens it. */
    record Opened(String id, Session session) {

        /** Does not show the id. */
        @Override
        public String toString() {
            return session.toString();
        }
    }

    private record Ended(Session session, String why) {}

    SessionRegistry(SessionConfig config, AuthAudit audit, InstantSource clock, SecureRandom random) {
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /** Begins a session; empty if there are as many as are allowed. */
    Optional<Opened> open(String user, String source, AssuranceLevel level) {
        Instant now = clock.instant();
        List<Ended> ended = new ArrayList<>();
        Optional<Opened> opened = Optional.empty();
        synchronized (lock) {
            dropExpired(now, ended);
            List<String> own = table.hashesOf(user);
            for (int i = 0; i <= own.size() - config.maxPerUser(); i++) {
                drop(own.get(i), "too many of this user", ended);
            }
            if (table.size() < config.maxInAll()) {
                opened = Optional.of(add(new Session(text(HANDLE_BYTES), user, source, now, now, now, level)));
            }
        }
        tell(ended);
        opened.ifPresent(fresh -> tellBegun("begin", fresh.session()));
        return opened;
    }

    /** A session that holds, and now was used. */
    Optional<Session> use(String id) {
        if (id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Ended> ended = new ArrayList<>();
        Optional<Session> used;
        synchronized (lock) {
            String hash = Digests.sha256Hex(id);
            used = holding(hash, now, ended).map(session -> session.seen(now));
            used.ifPresent(session -> table.used(hash, session));
        }
        tell(ended);
        return used;
    }

    /** Gives a session a new id after its user showed again who they are; the old id opens nothing from now on. */
    Optional<Opened> renew(String id, AssuranceLevel level) {
        Instant now = clock.instant();
        List<Ended> ended = new ArrayList<>();
        Optional<Opened> renewed;
        synchronized (lock) {
            String hash = Digests.sha256Hex(id);
            Optional<Session> old = holding(hash, now, ended);
            old.ifPresent(session -> drop(hash, "renewed", ended));
            renewed = old.map(session -> add(new Session(
                    text(HANDLE_BYTES), session.user(), session.source(), session.startedAt(), now, now, level)));
        }
        tell(ended);
        renewed.ifPresent(fresh -> tellBegun("renew", fresh.session()));
        return renewed;
    }

    boolean end(String id) {
        return endThose(() -> id.length() > LONGEST_ID ? List.of() : List.of(Digests.sha256Hex(id)), "logout") > 0;
    }

    boolean end(String user, String handle) {
        return endThose(() -> table.hashOf(user, handle).map(List::of).orElse(List.of()), "ended by its handle") > 0;
    }

    int endAll(String user, String why) {
        return endThose(() -> table.hashesOf(user), why);
    }

    List<Session> list(String user) {
        Instant now = clock.instant();
        List<Ended> ended = new ArrayList<>();
        List<Session> found = new ArrayList<>();
        synchronized (lock) {
            for (String hash : table.hashesOf(user)) {
                holding(hash, now, ended).ifPresent(found::add);
            }
        }
        tell(ended);
        return found;
    }

    /** Finds and ends them in one step: between two, a session could get a new id and go on. */
    private int endThose(Supplier<List<String>> hashes, String why) {
        List<Ended> ended = new ArrayList<>();
        synchronized (lock) {
            hashes.get().forEach(hash -> drop(hash, why, ended));
        }
        tell(ended);
        return ended.size();
    }

    private Optional<Session> holding(String hash, Instant now, List<Ended> ended) {
        Optional<Session> found = table.find(hash);
        if (found.filter(session -> isOver(session, now)).isPresent()) {
            drop(hash, "timeout", ended);
            return Optional.empty();
        }
        return found;
    }

    private boolean isOver(Session session, Instant now) {
        return !session.lastSeenAt().plus(config.idleTimeout()).isAfter(now)
                || !session.startedAt().plus(config.absoluteTimeout()).isAfter(now);
    }

    private void dropExpired(Instant now, List<Ended> ended) {
        table.removeFromFront(session -> isOver(session, now))
                .forEach(session -> ended.add(new Ended(session, "timeout")));
    }

    private void drop(String hash, String why, List<Ended> ended) {
        table.remove(hash).ifPresent(session -> ended.add(new Ended(session, why)));
    }

    private Opened add(Session session) {
        String id = text(ID_BYTES);
        table.add(Digests.sha256Hex(id), session);
        return new Opened(id, session);
    }

    private String text(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
    }

    private void tellBegun(String action, Session session) {
        audit.done(
                SecurityEventType.SESSION,
                session.user(),
                "session " + session.handle(),
                Map.of(
                        "action",
                        action,
                        "source",
                        session.source(),
                        "level",
                        session.level().name()));
    }

    private void tell(List<Ended> ended) {
        for (Ended end : ended) {
            audit.done(
                    SecurityEventType.SESSION,
                    end.session().user(),
                    "session " + end.session().handle(),
                    Map.of("action", "end", "why", end.why()));
        }
    }
}
