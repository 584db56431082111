// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

/** A mark that this instance holds for a request that it sent. */
final class OwnedMark {

    final String id;
    final String token;

    /** After which nobody here waits for the answer any more, and others need not either. */
    final long untilNanos;

    volatile long renewedNanos;

    OwnedMark(String id, String token, long nowNanos, long untilNanos) {
        this.id = id;
        this.token = token;
        this.renewedNanos = nowNanos;
        this.untilNanos = untilNanos;
    }
}
