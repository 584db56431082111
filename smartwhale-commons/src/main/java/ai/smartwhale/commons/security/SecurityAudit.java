// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

/**
 * Takes every security event. Implementations are thread-safe and do not throw: an event that cannot be kept is their
 * trouble to report.
 */
@FunctionalInterface
public interface SecurityAudit {

    /** Keeps nothing, for tests and for hosts that audit elsewhere. */
    SecurityAudit NONE = event -> {};

    /**
     * Takes an event.
     *
     * @param event what happened
     */
    void record(SecurityEvent event);
}
