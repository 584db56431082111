// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.balance.quality.control.quarantine.EntryLog.Located;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who may touch which entry and when one has to go; where they lie is the business of the log. */
final class DefaultQuarantineStore implements QuarantineStore {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultQuarantineStore.class);
    private static final int MOST_AT_ONCE = 100_000;

    private final QuarantineConfig config;
    private final EntryLog log;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    /** Places of entries that handlers have now. */
    private final Set<Long> handled = new HashSet<>();

    private long put;
    private long settled;
    private long expired;
    private long displaced;
    private boolean closed;

    DefaultQuarantineStore(QuarantineConfig config, EntryLog log, InstantSource time) {
        this.config = config;
        this.log = log;
        this.time = time;
    }

    @Override
    public QuarantineReceipt put(QuarantineEntry entry) {
        InvalidValueException.requirePresent("entry", entry);
        lock.lock();
        try {
            requireOpen();
            put++;
            if (log.isTooLarge(entry)) {
                displaced++;
                return new QuarantineReceipt(QuarantineReceipt.Outcome.TOO_LARGE, 0);
            }
            expired += log.dropBefore(cutoff());
            OptionalLong before = log.placeOf(entry.id());
            before.ifPresent(log::remove);
            log.append(entry);
            int lost = 0;
            while (log.isOverfull()) {
                lost += log.dropOldest();
            }
            displaced += lost;
            return new QuarantineReceipt(
                    before.isPresent() ? QuarantineReceipt.Outcome.REPLACED : QuarantineReceipt.Outcome.KEPT, lost);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<QuarantineEntry> find(String id) {
        InvalidValueException.requirePresent("id", id);
        lock.lock();
        try {
            requireOpen();
            return located(id).map(Located::entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<QuarantineEntry> list(QuarantineFilter filter, int most) {
        requireCall(filter, most);
        List<QuarantineEntry> found = new ArrayList<>();
        lock.lock();
        try {
            requireOpen();
            Optional<Located> next = next(-1, log.end(), filter);
            while (next.isPresent() && found.size() < most) {
                found.add(next.orElseThrow().entry());
                next = next(next.orElseThrow().place(), log.end(), filter);
            }
        } finally {
            lock.unlock();
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<QuarantineEntry> release(String id) {
        InvalidValueException.requirePresent("id", id);
        lock.lock();
        try {
            requireOpen();
            Optional<Located> found = located(id).filter(entry -> !handled.contains(entry.place()));
            found.ifPresent(entry -> {
                log.remove(entry.place());
                settled++;
            });
            return found.map(Located::entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ReplayReport replay(QuarantineFilter filter, int most, Function<QuarantineEntry, ReplayDecision> handler) {
        requireCall(filter, most);
        InvalidValueException.requirePresent("handler", handler);
        int[] counts = new int[3];
        long end = end();
        Optional<Located> next = claim(-1, end, filter);
        for (int i = 0; i < most && next.isPresent(); i++) {
            Located entry = next.orElseThrow();
            counts[handle(entry, handler)]++;
            next = i + 1 < most ? claim(entry.place(), end, filter) : Optional.empty();
        }
        return new ReplayReport(counts[0], counts[1], counts[2]);
    }

    private int handle(Located entry, Function<QuarantineEntry, ReplayDecision> handler) {
        boolean settle = false;
        boolean failed = true;
        try {
            settle = InvalidValueException.requirePresent("decision", handler.apply(entry.entry()))
                    == ReplayDecision.SETTLED;
            failed = false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "a handler of quarantined data failed; the entry {} stays",
                    entry.entry().id(),
                    e);
        } finally {
            giveBack(entry, settle);
        }
        return failed ? 2 : settle ? 0 : 1;
    }

    private Optional<Located> claim(long after, long end, QuarantineFilter filter) {
        lock.lock();
        try {
            requireOpen();
            Optional<Located> next = next(after, end, filter);
            while (next.isPresent() && !handled.add(next.orElseThrow().place())) {
                next = next(next.orElseThrow().place(), end, filter);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Located entry, boolean settle) {
        lock.lock();
        try {
            handled.remove(entry.place());
            if (settle && !closed && log.read(entry.place()).isPresent()) {
                log.remove(entry.place());
                settled++;
            }
        } finally {
            lock.unlock();
        }
    }

    private long end() {
        lock.lock();
        try {
            requireOpen();
            return log.end();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Located> next(long after, long end, QuarantineFilter filter) {
        Instant cutoff = cutoff();
        Optional<Located> next = log.after(after);
        while (next.isPresent() && next.orElseThrow().place() < end) {
            QuarantineEntry entry = next.orElseThrow().entry();
            if (!entry.at().isBefore(cutoff) && filter.chooses(entry)) {
                return next;
            }
            next = log.after(next.orElseThrow().place());
        }
        return Optional.empty();
    }

    private Optional<Located> located(String id) {
        OptionalLong place = log.placeOf(id);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Instant cutoff = cutoff();
        return log.read(place.orElseThrow())
                .filter(entry -> !entry.at().isBefore(cutoff))
                .map(entry -> new Located(place.orElseThrow(), entry));
    }

    @Override
    public QuarantineStatistics statistics() {
        lock.lock();
        try {
            return new QuarantineStatistics(log.size(), log.bytes(), put, settled, expired, displaced, log.damaged());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public double fill() {
        lock.lock();
        try {
            double entries = (double) log.size() / config.mostEntries();
            double bytes = (double) log.bytes() / config.mostBytes();
            return Math.min(1, Math.max(entries, bytes));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                log.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private Instant cutoff() {
        return time.instant().minus(config.timeToLive());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the quarantine store is closed");
        }
    }

    private static void requireCall(QuarantineFilter filter, int most) {
        InvalidValueException.requirePresent("filter", filter);
        InvalidValueException.requireRange("most", most, 1, MOST_AT_ONCE);
    }
}
