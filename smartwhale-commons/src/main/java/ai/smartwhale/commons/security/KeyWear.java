// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

import ai.smartwhale.commons.security.keys.KeyInfo;
import ai.smartwhale.commons.security.keys.KeyRefusal;
import ai.smartwhale.commons.security.keys.KeyRefusedException;
import ai.smartwhale.commons.security.keys.KeyStatus;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when a key nears the most encryptions it may do, and when it gets there. */
final class KeyWear {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWear.class);

    private final KeyManager manager;
    private final KeyManagerConfig config;
    private final KeyAuditor auditor;

    KeyWear(KeyManager manager, KeyManagerConfig config, KeyAuditor auditor) {
        this.manager = manager;
        this.config = config;
        this.auditor = auditor;
    }

    void add(int keyId, KeyUsage usage, long encryptions) {
        switch (usage.add(encryptions)) {
            case BELOW -> {
                // The usual case.
            }
            case WARNING -> warn(keyId);
            case LIMIT -> end(keyId, usage, encryptions);
        }
    }

    private void warn(int keyId) {
        LOG.warn(
                "Key {} has done {} % of the {} encryptions it may do",
                keyId, config.warnAtPercent(), config.usageLimit());
        auditor.refused(SecurityEventType.KEY, "key " + keyId, "count", "the key nears its limit of encryptions");
        if (config.usagePolicy() == UsagePolicy.ROTATE) {
            attempt(
                    keyId,
                    () -> manager.key(keyId)
                            .filter(worn -> worn.primary() && successor(worn).isEmpty())
                            .ifPresent(worn -> {
                                KeyInfo fresh = manager.rotateKeys(worn.purpose());
                                LOG.info("Key {} was added; it will follow key {}", fresh.id(), keyId);
                            }));
        }
    }

    private void end(int keyId, KeyUsage usage, long encryptions) {
        if (usage.firstToSeeTheLimit()) {
            LOG.warn(
                    "Key {} has done the {} encryptions it may do: {}",
                    keyId,
                    config.usageLimit(),
                    config.usagePolicy());
            auditor.refused(
                    SecurityEventType.KEY, "key " + keyId, "count", "the key has reached its limit of encryptions");
        }
        if (config.usagePolicy() == UsagePolicy.WARN) {
            return;
        }
        usage.takeBack(encryptions);
        if (config.usagePolicy() == UsagePolicy.ROTATE) {
            attempt(keyId, () -> manager.key(keyId).filter(KeyInfo::primary).ifPresent(this::replace));
        }
        throw new KeyRefusedException(KeyRefusal.EXHAUSTED, keyId);
    }

    private void replace(KeyInfo worn) {
        KeyInfo next = successor(worn).orElseGet(() -> manager.rotateKeys(worn.purpose()));
        manager.promoteKey(next.id());
    }

    /** The newest key that could take over. */
    private Optional<KeyInfo> successor(KeyInfo worn) {
        return manager.keys().stream()
                .filter(info -> info.purpose() == worn.purpose() && info.id() != worn.id())
                .filter(info -> info.status() == KeyStatus.ENABLED && info.used() < config.warnAt())
                .max(Comparator.comparing(KeyInfo::created));
    }

    private static void attempt(int keyId, Runnable rotation) {
        try {
            rotation.run();
        } catch (RuntimeException e) {
            // Who encrypts is told that the key is exhausted, if it is; this is why it was not replaced.
            LOG.warn("Key {} could not be rotated", keyId, e);
        }
    }
}
