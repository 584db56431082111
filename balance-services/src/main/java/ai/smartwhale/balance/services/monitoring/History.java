// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.trend.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mean of each step of what was measured, for reports; the oldest steps are forgotten. Thread-safe. */
final class History {

    private static final int MOST_OTHERS = 256;
    private static final int OF_A_MODEL = 3;
    private static final int LONGEST_NAME = 200;

    private final HistoryConfig config;
    private final long step;
    private final Map<Key, Ring> rings = new LinkedHashMap<>();

    /** What a series is of. */
    enum Subject {
        TRAFFIC,
        MODEL,
        QUALITY,
        RESOURCE
    }

    private record Key(Subject subject, String name, String unit) {}

    /** The values of one series by the number of their steps. */
    private static final class Ring {
        private final double[] values;
        private long slot;
        private double sum;
        private int count;

        Ring(int points, long slot) {
            values = new double[points];
            Arrays.fill(values, Double.NaN);
            this.slot = slot;
        }

        void add(long at, double value) {
            if (at < slot) {
                return;
            }
            if (at > slot) {
                for (long missing = Math.max(slot + 1, at - values.length + 1); missing <= at; missing++) {
                    values[Math.floorMod(missing, values.length)] = Double.NaN;
                }
                slot = at;
                sum = 0;
                count = 0;
            }
            sum += value;
            count++;
            values[Math.floorMod(at, values.length)] = sum / count;
        }

        double at(long wanted) {
            boolean there = wanted <= slot && wanted > slot - values.length;
            return there ? values[Math.floorMod(wanted, values.length)] : Double.NaN;
        }
    }

    History(HistoryConfig config) {
        this.config = config;
        this.step = config.step().toMillis();
    }

    synchronized void add(Subject subject, String name, String unit, double value, Instant now) {
        if (!Double.isFinite(value)) {
            return;
        }
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        Key key = new Key(subject, shown, unit);
        long at = Math.floorDiv(now.toEpochMilli(), step);
        Ring ring = rings.get(key);
        if (ring == null) {
            if (isFull(subject)) {
                return;
            }
            ring = new Ring(config.points(), at);
            rings.put(key, ring);
        }
        ring.add(at, value);
    }

    private boolean isFull(Subject subject) {
        long there = rings.keySet().stream()
                .filter(key -> (key.subject() == Subject.MODEL) == (subject == Subject.MODEL))
                .count();
        return there >= (subject == Subject.MODEL ? (long) OF_A_MODEL * config.mostModels() : MOST_OTHERS);
    }

    /** What is remembered of a period; a series without any value in it is left out. */
    synchronized List<TimeSeries> series(Subject subject, Instant from, Instant to) {
        List<TimeSeries> series = new ArrayList<>();
        rings.forEach((key, ring) -> {
            if (key.subject() == subject) {
                long oldest = ring.slot - config.points() + 1;
                long first = Math.max(Math.floorDiv(from.toEpochMilli(), step), oldest);
                long last = Math.min(Math.floorDiv(to.toEpochMilli() - 1, step), ring.slot);
                while (first <= last && Double.isNaN(ring.at(first))) {
                    first++;
                }
                if (first <= last) {
                    series.add(cut(key, ring, first, last));
                }
            }
        });
        return series;
    }

    private TimeSeries cut(Key key, Ring ring, long first, long last) {
        double[] values = new double[(int) (last - first + 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ring.at(first + i);
        }
        return new TimeSeries(key.name(), key.unit(), Instant.ofEpochMilli(first * step), config.step(), values);
    }
}
