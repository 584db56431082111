// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

/** The decisions of a {@link RequestPath}, each of which can be switched off. */
public enum PathStep {
    /** Requests that want the same share one; without it each is made, and {@link #JOIN} means nothing. */
    MERGE,
    /** Requests also join one that has left already; without it only what waits is merged. */
    JOIN,
    /** Urgent requests come first; without it all are of the same level. */
    PRIORITY,
    /** Models take turns; without it the requests of all models stand in one line. */
    FAIRNESS,
    /** What waits for long overtakes what is more urgent; without it levels are strict. */
    AGEING,
    /** What nobody can wait for any longer ends, and is not sent; without it everything is waited for. */
    DEADLINES,
    /** Requests travel together; without it each travels alone. */
    BATCH,
    /** How many travel together is learned; without it as many as may. */
    ADAPTIVE_SIZE
}
