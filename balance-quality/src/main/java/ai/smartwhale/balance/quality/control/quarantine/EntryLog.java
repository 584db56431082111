// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Entries in the order in which they came. For one thread at a time. */
interface EntryLog extends AutoCloseable {

    /** An entry and where it lies; places grow. */
    record Located(long place, QuarantineEntry entry) {}

    /** Whether the entry alone is more than may be kept. */
    boolean isTooLarge(QuarantineEntry entry);

    void append(QuarantineEntry entry);

    OptionalLong placeOf(String id);

    Optional<QuarantineEntry> read(long place);

    void remove(long place);

    /** The first entry after a place; -1 lies before all. */
    Optional<Located> after(long place);

    /** The place that the next entry will not lie before. */
    long end();

    /** Whether more is kept than may be. */
    boolean isOverfull();

    /** Removes the oldest entry, or some together, and says how many. */
    int dropOldest();

    /** Removes what came before a time, as far as that is cheap, and says how many. */
    int dropBefore(Instant cutoff);

    long size();

    long bytes();

    long damaged();

    @Override
    void close();
}
