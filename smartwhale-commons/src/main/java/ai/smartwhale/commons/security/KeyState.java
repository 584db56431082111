// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeySet;
import ai.smartwhale.commons.security.keys.KeySnapshot;
import java.util.HashMap;
import java.util.Map;

/** The keys of a manager at one moment, with the counters that outlive changes of the set. Immutable but for those. */
final class KeyState {

    private final KeySet keys;
    private final KeySnapshot snapshot;
    private final Map<Integer, KeyUsage> usages;

    private KeyState(KeySet keys, Map<Integer, KeyUsage> usages) {
        this.keys = keys;
        this.snapshot = keys.snapshot();
        this.usages = usages;
    }

    static KeyState of(KeySet keys, KeyManagerConfig config) {
        return new KeyState(keys, usages(keys, Map.of(), config));
    }

    KeyState with(KeySet changed, KeyManagerConfig config) {
        return new KeyState(changed, usages(changed, usages, config));
    }

    private static Map<Integer, KeyUsage> usages(KeySet keys, Map<Integer, KeyUsage> before, KeyManagerConfig config) {
        Map<Integer, KeyUsage> usages = new HashMap<>();
        for (KeyInfo info : keys.infos()) {
            KeyUsage usage = before.get(info.id());
            if (usage == null) {
                usage = new KeyUsage(info.used(), config.warnAt(), config.usageLimit());
            } else {
                usage.atLeast(info.used());
            }
            usages.put(info.id(), usage);
        }
        return Map.copyOf(usages);
    }

    KeySnapshot snapshot() {
        return snapshot;
    }

    /** The set with the counts of this moment. */
    KeySet keys() {
        return keys.withUses(this::used);
    }

    long used(KeyInfo info) {
        KeyUsage usage = usages.get(info.id());
        return usage == null ? info.used() : Math.max(info.used(), usage.used());
    }

    KeyUsage usage(int keyId) {
        KeyUsage usage = usages.get(keyId);
        // A key that is gone by now is refused when its bytes are asked for.
        return usage == null ? new KeyUsage(0, Long.MAX_VALUE, Long.MAX_VALUE) : usage;
    }

    void eraseWhatIsNotIn(KeySet newer) {
        keys.eraseWhatIsNotIn(newer);
    }
}
