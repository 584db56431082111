// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Entries on the heap. */
final class MemoryLog implements EntryLog {

    /** What an entry takes besides its texts and its content, roughly. */
    private static final int OVERHEAD = 400;

    private final QuarantineConfig config;
    private final TreeMap<Long, QuarantineEntry> entries = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private long next;
    private long bytes;

    MemoryLog(QuarantineConfig config) {
        this.config = config;
    }

    @Override
    public boolean isTooLarge(QuarantineEntry entry) {
        return weight(entry) > config.mostBytes();
    }

    @Override
    public void append(QuarantineEntry entry) {
        entries.put(next, entry);
        places.put(entry.id(), next++);
        bytes += weight(entry);
    }

    @Override
    public OptionalLong placeOf(String id) {
        Long place = places.get(id);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place);
    }

    @Override
    public Optional<QuarantineEntry> read(long place) {
        return Optional.ofNullable(entries.get(place));
    }

    @Override
    public void remove(long place) {
        QuarantineEntry entry = entries.remove(place);
        if (entry != null) {
            places.remove(entry.id());
            bytes -= weight(entry);
        }
    }

    @Override
    public Optional<Located> after(long place) {
        return Optional.ofNullable(entries.higherEntry(place))
                .map(found -> new Located(found.getKey(), found.getValue()));
    }

    @Override
    public long end() {
        return next;
    }

    @Override
    public boolean isOverfull() {
        return entries.size() > config.mostEntries() || bytes > config.mostBytes();
    }

    @Override
    public int dropOldest() {
        remove(entries.firstKey());
        return 1;
    }

    @Override
    public int dropBefore(Instant cutoff) {
        int dropped = 0;
        while (!entries.isEmpty() && entries.firstEntry().getValue().at().isBefore(cutoff)) {
            dropped += dropOldest();
        }
        return dropped;
    }

    @Override
    public long size() {
        return entries.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public long damaged() {
        return 0;
    }

    @Override
    public void close() {
        entries.clear();
        places.clear();
        bytes = 0;
    }

    private static long weight(QuarantineEntry entry) {
        long chars = (long) entry.id().length()
                + entry.modelId().map(String::length).orElse(0)
                + entry.source().length();
        for (String reason : entry.reasons()) {
            chars += reason.length();
        }
        return OVERHEAD + 2 * chars + entry.content().size();
    }
}
