// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The series of a metric in a map that is read without a lock; only a new series takes one. */
final class DefaultMetricFamily<H> implements MetricFamily<H> {

    private final MetricDefinition definition;
    private final Supplier<? extends H> maker;
    private final Function<H, Optional<SeriesValue>> reader;
    private final FamilyTerms terms;
    private final Map<Object, LiveSeries<H>> series = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private long made;
    private volatile @Nullable LiveSeries<H> overflow;

    DefaultMetricFamily(
            MetricDefinition definition,
            Supplier<? extends H> maker,
            Function<H, Optional<SeriesValue>> reader,
            FamilyTerms terms) {
        this.definition = definition;
        this.maker = maker;
        this.reader = reader;
        this.terms = terms;
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public H with(String value) {
        InvalidValueException.requirePresent("value", value);
        LiveSeries<H> found = series.get(value);
        return found == null ? find(new String[] {value}) : found.handle();
    }

    @Override
    public H with(String... values) {
        InvalidValueException.requirePresent("values", values);
        if (values.length != 1) {
            LiveSeries<H> found = series.get(new LabelKey(values));
            return found == null ? find(values) : found.handle();
        }
        return with(values[0]);
    }

    private H find(String[] values) {
        String[] clean = clean(values);
        Object key = LabelKey.of(clean);
        LiveSeries<H> found = series.get(key);
        if (found != null) {
            return found.handle();
        }
        boolean told = Arrays.stream(clean).allMatch(Labels.OVERFLOW::equals) && clean.length > 0;
        boolean tooLong = Arrays.stream(clean).anyMatch(value -> value.length() > terms.longestValue());
        if (told || tooLong) {
            return overflow().handle();
        }
        if (series.size() >= terms.mostSeries()) {
            // The last place may just have been taken for this very series.
            found = series.get(key);
            return found == null ? overflow().handle() : found.handle();
        }
        LiveSeries<H> fresh;
        synchronized (lock) {
            found = series.get(key);
            if (found != null) {
                return found.handle();
            }
            if (series.size() >= terms.mostSeries()) {
                fresh = null;
            } else {
                fresh = make(new Labels(definition.labelNames(), List.of(clean)));
                series.put(key, fresh);
            }
        }
        if (fresh == null) {
            return overflow().handle();
        }
        terms.telling().added(fresh);
        // Taken away before all were told that it is there: the last word must be that it is gone.
        if (!holds(fresh)) {
            terms.telling().removed(fresh);
        }
        return fresh.handle();
    }

    private String[] clean(String[] values) {
        int expected = definition.labelNames().size();
        if (values.length != expected) {
            throw new InvalidValueException(
                    "values", Arrays.toString(values), expected + " for " + definition.labelNames());
        }
        String[] clean = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            clean[i] = WellFormed.text(
                    InvalidValueException.requirePresent(definition.labelNames().get(i), values[i]));
        }
        return clean;
    }

    private LiveSeries<H> make(Labels labels) {
        return new LiveSeries<>(definition, labels, maker.get(), reader, made++);
    }

    private LiveSeries<H> overflow() {
        terms.overflowed().increment();
        LiveSeries<H> there = overflow;
        if (there != null) {
            return there;
        }
        synchronized (lock) {
            there = overflow;
            if (there != null) {
                return there;
            }
            there = make(Labels.overflow(definition.labelNames()));
            overflow = there;
        }
        terms.telling().added(there);
        return there;
    }

    @Override
    public boolean remove(String... values) {
        String[] clean = clean(InvalidValueException.requirePresent("values", values));
        LiveSeries<H> gone;
        synchronized (lock) {
            gone = series.remove(LabelKey.of(clean));
        }
        if (gone != null) {
            terms.telling().removed(gone);
        }
        return gone != null;
    }

    @Override
    public int size() {
        return series.size() + (overflow == null ? 0 : 1);
    }

    @Override
    public long overflowed() {
        return terms.overflowed().count();
    }

    /** Whether the series is there, and not one of the same labels that was made anew. */
    boolean holds(LiveSeries<?> one) {
        return one == overflow
                || one == series.get(LabelKey.of(one.labels().values().toArray(String[]::new)));
    }

    /** In the order in which they were made. */
    List<LiveSeries<H>> all() {
        List<LiveSeries<H>> all = new ArrayList<>(series.values());
        LiveSeries<H> beyond = overflow;
        if (beyond != null) {
            all.add(beyond);
        }
        all.sort(Comparator.comparingLong(LiveSeries::number));
        return all;
    }

    MetricSnapshot read() {
        List<SeriesSnapshot> read = new ArrayList<>(size());
        for (LiveSeries<H> one : all()) {
            one.read().ifPresent(value -> read.add(new SeriesSnapshot(one.labels(), value)));
        }
        return new MetricSnapshot(definition, read);
    }
}
