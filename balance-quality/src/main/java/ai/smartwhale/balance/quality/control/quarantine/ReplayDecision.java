// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

/** What a handler says of an entry that is given to it again. */
public enum ReplayDecision {
    /** It is settled: delivered or thrown away. It leaves the store. */
    SETTLED,
    /** It stays. */
    KEEP
}
