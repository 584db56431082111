// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

/** What an answer is used for. */
public enum HealthGroup {
    /** Whether the process has to be started again: only what a restart would mend belongs here. */
    LIVENESS,
    /** Whether the process can be given work. */
    READINESS,
    /** Whether the process has come up, before the other two are asked. */
    STARTUP
}
