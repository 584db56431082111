// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** How things stand. */
public enum LoopSituation {
    /** Requests are answered in time. */
    CALM,
    /** Requests are answered in time, but there is a queue, or an overload is foreseen. */
    BUSY,
    /** Too many requests are not answered in time. */
    DANGER
}
