// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Sessions by the hash of their id, in the order in which they were used last, and by their user in the order in which
 * they were begun. Not thread-safe.
 */
final class SessionTable {

    private final Map<String, Session> byHash = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> hashesByUser = new LinkedHashMap<>();

    int size() {
        return byHash.size();
    }

    Optional<Session> find(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    void add(String hash, Session session) {
        byHash.put(hash, session);
        hashesByUser
                .computeIfAbsent(session.user(), user -> new LinkedHashMap<>())
                .put(session.handle(), hash);
    }

    /** Puts a session that was used to the end of the order. */
    void used(String hash, Session session) {
        byHash.remove(hash);
        byHash.put(hash, session);
    }

    Optional<Session> remove(String hash) {
        Optional<Session> removed = Optional.ofNullable(byHash.remove(hash));
        removed.ifPresent(this::forgetHandle);
        return removed;
    }

    /** The hashes of a user's sessions, oldest first. */
    List<String> hashesOf(String user) {
        return new ArrayList<>(hashesByUser.getOrDefault(user, Map.of()).values());
    }

    Optional<String> hashOf(String user, String handle) {
        return Optional.ofNullable(hashesByUser.getOrDefault(user, Map.of()).get(handle));
    }

    /** Removes those at the front, used the longest ago, as long as they are over. */
    List<Session> removeFromFront(Predicate<Session> over) {
        List<Session> removed = new ArrayList<>();
        Iterator<Session> order = byHash.values().iterator();
        while (order.hasNext()) {
            Session session = order.next();
            if (!over.test(session)) {
                break;
            }
            order.remove();
            forgetHandle(session);
            removed.add(session);
        }
        return removed;
    }

    private void forgetHandle(Session session) {
        hashesByUser.computeIfPresent(session.user(), (user, hashes) -> {
            hashes.remove(session.handle());
            return hashes.isEmpty() ? null : hashes;
        });
    }
}
