// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other coordinators know, the latest of each; what was not told anew for long is dropped. Not thread-safe. */
final class PeerStates {

    private final int most;
    private final long ttlNanos;
    private final Map<Peer, Heard> states = new LinkedHashMap<>();

    private record Peer(String instance, String model) {}

    private record Heard(ModelState state, long at) {}

    /** What became of a state. */
    enum Merge {
        APPLIED,
        STALE,
        FULL
    }

    PeerStates(int most, long ttlNanos) {
        this.most = most;
        this.ttlNanos = ttlNanos;
    }

    Merge merge(ModelState state, long now) {
        Peer peer = new Peer(state.instance(), state.model());
        @Nullable Heard known = states.get(peer);
        if (known != null && known.state.version() >= state.version()) {
            return Merge.STALE;
        }
        if (known == null && states.size() >= most) {
            prune(now);
            if (states.size() >= most) {
                return Merge.FULL;
            }
        }
        states.put(peer, new Heard(state, now));
        return Merge.APPLIED;
    }

    /** All of those that count, by model. */
    Map<String, List<ModelState>> byModel(long now) {
        prune(now);
        Map<String, List<ModelState>> byModel = new LinkedHashMap<>();
        states.forEach((peer, heard) ->
                byModel.computeIfAbsent(peer.model, unseen -> new ArrayList<>()).add(heard.state));
        return byModel;
    }

    private void prune(long now) {
        states.values().removeIf(heard -> now - heard.at >= ttlNanos);
    }
}
