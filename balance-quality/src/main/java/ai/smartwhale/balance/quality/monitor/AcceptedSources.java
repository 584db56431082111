// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.profile.TableProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The accepted history of a bounded number of sources. Safe for use by many threads. */
final class AcceptedSources {

    private final int most;
    private final LinkedHashMap<String, AcceptedSource> bySource = new LinkedHashMap<>(16, 0.75f, true);

    AcceptedSources(int most) {
        this.most = most;
    }

    synchronized Optional<AcceptedSource> find(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /** Adds to the history of a source; one whose fields have changed begins anew. */
    void merge(String source, TableProfile profile) {
        while (true) {
            Optional<AcceptedSource> before = find(source);
            // Merging takes milliseconds, and others must not wait for it.
            TableProfile merged = before.map(AcceptedSource::profile)
                    .filter(known -> known.names().equals(profile.names()))
                    .map(known -> known.merge(profile))
                    .orElse(profile);
            if (replace(source, before, new AcceptedSource(merged))) {
                return;
            }
        }
    }

    private synchronized boolean replace(String source, Optional<AcceptedSource> before, AcceptedSource after) {
        if (bySource.get(source) != before.orElse(null)) {
            return false;
        }
        bySource.put(source, after);
        if (bySource.size() > most) {
            Map.Entry<String, AcceptedSource> eldest =
                    bySource.entrySet().iterator().next();
            bySource.remove(eldest.getKey());
        }
        return true;
    }
}
