// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.federation;

/**
 * What a {@link SummaryBoard} did with what it heard.
 *
 * @param folded summaries taken in
 * @param own echoes of what this instance had said
 * @param old summaries that were known, or older than what was known
 * @param unreadable summaries that were damaged
 * @param unknownVersion summaries in a form of another version
 * @param crowded summaries of instances for which there was no place
 * @param expired instances that were not heard of for too long
 * @param instances other instances that live now, as far as is known
 */
public record BoardStatistics(
        long folded,
        long own,
        long old,
        long unreadable,
        long unknownVersion,
        long crowded,
        long expired,
        int instances) {

    /** Of who hears nobody. */
    public static final BoardStatistics NONE = new BoardStatistics(0, 0, 0, 0, 0, 0, 0, 0);
}
